//! Small rankings whose fusion can be checked by hand.

use super::*;

fn ranking(weight: f32, scored: &[(u32, f32)]) -> Ranking {
    Ranking {
        weight,
        scored: scored.to_vec(),
        full: None,
    }
}

fn documents(fused: &[Fused]) -> Vec<u32> {
    fused.iter().map(|fused| fused.document_idx).collect()
}

#[test]
fn a_document_in_both_rankings_beats_the_first_of_one() {
    let rankings = [
        ranking(1.0, &[(7, 9.0), (3, 1.0)]),
        ranking(1.0, &[(5, 0.9), (3, 0.8)]),
    ];
    let fused = fuse(&rankings, Fusion::Rrf { k: 60.0 });
    assert_eq!(documents(&fused), [3, 5, 7]);
    assert_eq!(fused[0].parts, [1.0 / 62.0, 1.0 / 62.0]);
    assert_eq!(fused[1].parts, [0.0, 1.0 / 61.0]);
    assert_eq!(fused[0].score, 2.0 / 62.0);
}

#[test]
fn weights_decide_between_equal_ranks() {
    let rankings = [
        ranking(0.5, &[(1, 1.0), (2, 0.5)]),
        ranking(1.0, &[(2, 1.0), (1, 0.5)]),
    ];
    for fusion in [Fusion::Rrf { k: 10.0 }, Fusion::WeightedSum] {
        assert_eq!(documents(&fuse(&rankings, fusion)), [2, 1]);
    }
}

#[test]
fn a_weighted_sum_does_not_depend_on_the_scale_of_scores() {
    let small = [
        ranking(1.0, &[(1, 0.3), (2, 0.2), (3, 0.1)]),
        ranking(1.0, &[(3, 0.9), (1, 0.5)]),
    ];
    let large = [
        ranking(1.0, &[(1, 130.0), (2, 120.0), (3, 110.0)]),
        ranking(1.0, &[(3, 0.9), (1, 0.5)]),
    ];
    let [small, large] = [small, large].map(|rankings| fuse(&rankings, Fusion::WeightedSum));
    assert_eq!(documents(&small), documents(&large));
    assert!((small[0].score - large[0].score).abs() < 1e-5);
    assert_eq!(documents(&small), [1, 3, 2]);
}

#[test]
fn a_ranking_that_answers_little_says_little() {
    let words = |full| Ranking {
        full: Some(full),
        ..ranking(1.0, &[(1, 2.0), (2, 1.9)])
    };
    let vectors = ranking(1.0, &[(2, 0.5), (3, 0.4), (4, 0.3)]);
    let fused = |full| documents(&fuse(&[words(full), vectors.clone()], Fusion::WeightedSum));
    assert_eq!(fused(2.0), [2, 1, 3, 4]);
    assert_eq!(fused(20.0), [2, 3, 1, 4], "1 has a tenth of the words");
}

#[test]
fn a_single_document_and_equal_scores_are_worth_all() {
    let fused = fuse(&[ranking(2.0, &[(4, 0.1)])], Fusion::WeightedSum);
    assert_eq!(fused[0].score, 2.0);
    let fused = fuse(&[ranking(1.0, &[(4, 0.1), (9, 0.1)])], Fusion::WeightedSum);
    assert_eq!(documents(&fused), [4, 9]);
    assert!(fuse(&[], Fusion::WeightedSum).is_empty());
}

#[test]
fn is_read_from_json_and_says_what_it_does_not_know() {
    let read = |text: &str| serde_json::from_str::<Fusion>(text);
    assert_eq!(
        read(r#"{"by":"rrf"}"#).expect("rrf"),
        Fusion::Rrf { k: 60.0 }
    );
    assert_eq!(
        read(r#"{"by":"weighted_sum"}"#).expect("sum"),
        Fusion::WeightedSum
    );
    let error = read(r#"{"by":"magic"}"#).expect_err("no magic").to_string();
    assert!(error.contains("magic") && error.contains("rrf"), "{error}");
}
