//! Vectors that documents bring: taken in, found by every metric, kept, and refused by name.

use nearsight_engine::{
    Collection, DocId, Document, Encoders, EngineError, Fields, Filter, Incoming, Query, Vectors,
    Weights, documents_from_json,
};
use nearsight_test_support::Random;
use serde_json::{Value, json};

fn fields(pairs: &[(&str, &str)]) -> Fields {
    Fields::new(pairs.iter().copied()).expect("fields")
}

fn documents(values: Value) -> Vec<Document> {
    documents_from_json(values.as_array().expect("an array").clone()).expect("documents")
}

fn try_add(
    collection: &mut Collection,
    documents: Vec<impl Into<Incoming>>,
) -> Result<(), EngineError> {
    let mut upsert = collection.plan(documents, Encoders::none())?;
    while upsert.step(collection, Encoders::none(), 256)? {}
    Ok(())
}

fn of(pairs: &[(&str, &str)], values: Value) -> Collection {
    let mut collection = Collection::new(fields(pairs), Encoders::none());
    try_add(&mut collection, documents(values)).expect("good documents");
    collection
}

fn near(values: &[f32]) -> Query {
    Query {
        vector: Some(Vectors::Only(values.to_vec())),
        ..Query::new("")
    }
}

fn ids(collection: &Collection, query: &Query) -> Vec<DocId> {
    let answer = collection.search(query, Encoders::none());
    let hits = answer.expect("an answer").hits;
    hits.iter().map(|hit| hit.id.clone()).collect()
}

fn numbers(ids: impl IntoIterator<Item = u64>) -> Vec<DocId> {
    ids.into_iter().map(DocId::from).collect()
}

fn random_vector(random: &mut Random, dimension: usize) -> Vec<f32> {
    (0..dimension).map(|_| random.normal()).collect()
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn squared(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum()
}

#[test]
fn each_metric_has_its_own_nearest() {
    let values = json!([
        {"id": 1, "v": [1.0, 0.05]},
        {"id": 2, "v": [6.0, 6.0]},
        {"id": 3, "v": [2.0, 0.3]},
    ]);
    for (metric, expected) in [
        ("vector(2)", [1, 3, 2]),
        ("vector(2, dot)", [2, 3, 1]),
        ("vector(2, euclidean)", [3, 1, 2]),
    ] {
        let collection = of(&[("v", metric)], values.clone());
        assert_eq!(
            ids(&collection, &near(&[2.0, 0.0])),
            numbers(expected),
            "{metric}"
        );
    }
}

#[test]
fn the_exact_nearest_of_a_brute_force_is_found_in_every_dimension() {
    for (dimension, metric) in [
        (2, "cosine"),
        (3, "euclidean"),
        (17, "dot"),
        (384, "cosine"),
        (4096, "euclidean"),
    ] {
        let mut random = Random::new(dimension as u64);
        let own: Vec<Vec<f32>> = (0..200)
            .map(|_| random_vector(&mut random, dimension))
            .collect();
        let mut collection = Collection::new(
            fields(&[("v", &format!("vector({dimension}, {metric})"))]),
            Encoders::none(),
        );
        let incoming = own.iter().zip(0u64..).map(|(values, id)| {
            let document = Document::from_json(json!({"id": id})).expect("a document");
            Incoming {
                document,
                vectors: [("v".to_string(), values.clone())].into(),
            }
        });
        try_add(&mut collection, incoming.collect()).expect("vectors");
        let mut n_right = 0;
        for _ in 0..20 {
            let query = random_vector(&mut random, dimension);
            let score = |values: &Vec<f32>| match metric {
                "cosine" => dot(values, &query) / dot(values, values).sqrt(),
                "dot" => dot(values, &query),
                _ => -squared(values, &query),
            };
            let best = (0..own.len()).max_by(|&a, &b| score(&own[a]).total_cmp(&score(&own[b])));
            let found = ids(&collection, &near(&query));
            n_right += usize::from(found.first() == best.map(|best| (best as u64).into()).as_ref());
        }
        // int8 codes may exchange two that are equally near.
        assert!(
            n_right >= 18,
            "{n_right} of 20 with {dimension} dimensions, {metric}"
        );
    }
}

#[test]
fn similarity_says_what_the_metric_measures() {
    for (metric, expected) in [
        ("vector(2)", 0.6),
        ("vector(2, dot)", 6.0),
        ("vector(2, euclidean)", -17.0f32.sqrt()),
    ] {
        let collection = of(&[("v", metric)], json!([{"id": 1, "v": [3.0, 4.0]}]));
        let answer = collection.search(&near(&[2.0, 0.0]), Encoders::none());
        let hit = &answer.expect("an answer").hits[0];
        let similarity = hit.similarity.expect("by vectors");
        assert!(
            (similarity - expected).abs() < 0.05,
            "{metric}: {similarity}"
        );
        assert!(hit.passage.is_none());
    }
}

#[test]
fn several_vectors_of_a_document_are_weighed() {
    let pairs = [("photo", "vector(2)"), ("mood", "vector(3, euclidean)")];
    let collection = of(
        &pairs,
        json!([
            {"id": 1, "photo": [1, 0], "mood": [0, 0, 9]},
            {"id": 2, "photo": [0, 1], "mood": [0, 0, 1]},
            {"id": 3, "mood": [5, 5, 5]},
        ]),
    );
    let ask = |fields: &[(&str, f32)]| Query {
        vector: Some(Vectors::ByField(
            [
                ("photo".into(), vec![1.0, 0.0]),
                ("mood".into(), vec![0.0, 0.0, 1.0]),
            ]
            .into(),
        )),
        weights: Weights {
            fields: fields
                .iter()
                .map(|&(name, weight)| (name.into(), weight))
                .collect(),
            ..Weights::default()
        },
        explain: true,
        ..Query::new("")
    };
    assert_eq!(ids(&collection, &ask(&[("mood", 0.0)]))[0], 1.into());
    assert_eq!(ids(&collection, &ask(&[("photo", 0.0)]))[0], 2.into());
    let answer = collection
        .search(&ask(&[]), Encoders::none())
        .expect("an answer");
    assert_eq!(
        answer.hits.len(),
        3,
        "what has one vector of the two is found by it"
    );
    let third = answer
        .hits
        .iter()
        .find(|hit| hit.id == &3.into())
        .expect("the third");
    let fields = &third.explanation.as_ref().expect("asked for").fields;
    assert_eq!(
        fields
            .iter()
            .map(|(name, _)| name.as_str())
            .collect::<Vec<_>>(),
        ["mood"]
    );
}

#[test]
fn words_and_vectors_are_fused() {
    let collection = of(
        &[("title", "text"), ("v", "vector(2)")],
        json!([
            {"id": 1, "title": "red boots", "v": [0, 1]},
            {"id": 2, "title": "blue boots", "v": [1, 0]},
            {"id": 3, "title": "a lamp", "v": [1, 0.1]},
        ]),
    );
    let query = Query {
        text: "boots".into(),
        ..near(&[1.0, 0.0])
    };
    assert_eq!(ids(&collection, &query)[0], 2.into());
    let alone = Query {
        weights: Weights {
            vector: 0.0,
            ..Weights::default()
        },
        ..query
    };
    assert_eq!(ids(&collection, &alone), numbers([1, 2]));
}

#[test]
fn like_and_unlike_look_at_the_vectors_of_documents() {
    let collection = of(
        &[("v", "vector(2)")],
        json!([
            {"id": 1, "v": [1, 0]}, {"id": 2, "v": [0.9, 0.3]}, {"id": 3, "v": [0.9, -0.3]}, {"id": 4, "v": [0, 1]},
        ]),
    );
    let query = Query {
        like: numbers([1]),
        unlike: numbers([4]),
        ..Query::new("")
    };
    assert_eq!(ids(&collection, &query), numbers([3, 2]));
}

/// Sixty random vectors, of which the first five are examples and those with even numbers may be found.
struct Sixty {
    vectors: Vec<Vec<f32>>,
    collection: Collection,
}

impl Sixty {
    const LIMIT: usize = 12;

    fn new() -> Self {
        let mut random = Random::new(31);
        let vectors: Vec<Vec<f32>> = (0..60).map(|_| random_vector(&mut random, 4)).collect();
        let values = vectors.iter().enumerate();
        let values = values.map(|(id, v)| json!({"id": id, "v": v, "even": id % 2 == 0}));
        let collection = of(&[("v", "vector(4)")], values.collect());
        Self {
            vectors,
            collection,
        }
    }

    fn cosine(&self, a: usize, b: usize) -> f32 {
        let (a, b) = (&self.vectors[a], &self.vectors[b]);
        dot(a, b) / dot(a, a).sqrt() / dot(b, b).sqrt()
    }

    fn asked(&self, mut query: Value) -> Vec<usize> {
        query["filter"] = json!({
            "must": [{"key": "even", "match": {"value": true}}],
            "must_not": [{"has_id": [0, 2, 4]}],
        });
        query["limit"] = Self::LIMIT.into();
        let query = serde_json::from_value(query).expect("a query");
        let found = ids(&self.collection, &query);
        found.iter().map(number).collect()
    }

    /// What the query should find, by looking at each.
    fn best_first(&self, score: impl Fn(usize) -> f32) -> Vec<usize> {
        let mut left: Vec<usize> = (6..60).step_by(2).collect();
        left.sort_by(|&a, &b| score(b).total_cmp(&score(a)));
        left.truncate(Self::LIMIT);
        left
    }
}

fn sigmoid(x: f32) -> f32 {
    x / (1.0 + x.abs())
}

fn half(x: f32) -> f32 {
    0.5 * (sigmoid(x) + 1.0)
}

/// Qdrant's formula (`reco_query.rs`) over cosines.
#[test]
fn the_best_score_orders_as_in_qdrant() {
    let sixty = Sixty::new();
    let score = |id: usize| {
        let liked = sixty.cosine(id, 0).max(sixty.cosine(id, 1));
        let unliked = sixty.cosine(id, 2).max(sixty.cosine(id, 3));
        if liked > unliked {
            half(liked)
        } else {
            -half(unliked)
        }
    };
    let query = json!({"like": [0, 1], "unlike": [2, 3], "strategy": "best_score"});
    assert_eq!(sixty.asked(query), sixty.best_first(score));
}

/// Qdrant's formula (`discovery_query.rs`) over cosines.
#[test]
fn pairs_of_examples_and_a_target_order_as_in_qdrant() {
    let sixty = Sixty::new();
    let side = |id, a, b| match sixty.cosine(id, a) > sixty.cosine(id, b) {
        true => 1.0,
        false => -1.0,
    };
    let score = |id| side(id, 0, 1) + side(id, 2, 3) + half(sixty.cosine(id, 4));
    let pairs = json!([{"like": 0, "unlike": 1}, {"like": 2, "unlike": 3}]);
    let by_document = json!({"like": [4], "context": pairs});
    assert_eq!(sixty.asked(by_document), sixty.best_first(score));
    let by_vector = json!({"vector": sixty.vectors[4], "context": pairs});
    assert_eq!(sixty.asked(by_vector), sixty.best_first(score));
}

/// Qdrant's formula (`context_query.rs`) over cosines.
#[test]
fn pairs_of_examples_alone_lose_as_little_as_in_qdrant() {
    let sixty = Sixty::new();
    let loss =
        |id, a, b| sigmoid((sixty.cosine(id, a) - sixty.cosine(id, b) - f32::EPSILON).min(0.0));
    let score = |id: usize| loss(id, 0, 1) + loss(id, 2, 3);
    let found =
        sixty.asked(json!({"context": [{"like": 0, "unlike": 1}, {"like": 2, "unlike": 3}]}));
    // Many are on the right side of both pairs, and none of these is better than another.
    assert_eq!(found.len(), Sixty::LIMIT);
    for (found, best) in found.into_iter().zip(sixty.best_first(score)) {
        let (found, best) = (score(found), score(best));
        assert!((found - best).abs() < 1e-2, "{found} is not {best}");
    }
}

fn number(id: &DocId) -> usize {
    id.to_string().parse().expect("a number")
}

#[test]
fn a_context_leaves_no_room_for_a_strategy() {
    let collection = of(
        &[("v", "vector(2)")],
        json!([{"id": 1, "v": [1, 0]}, {"id": 2, "v": [0, 1]}]),
    );
    let refused = |query: Value, code: &str, what: &str| {
        let query: Query = serde_json::from_value(query).expect("a query");
        let error = collection.search(&query, Encoders::none()).expect_err(what);
        assert_eq!(error.code(), code, "{error}");
        assert!(error.to_string().contains(what), "{error}");
    };
    let pair = json!([{"like": 1, "unlike": 2}]);
    refused(
        json!({"context": pair, "strategy": "best_score"}),
        "query-invalid",
        "leave `strategy` out",
    );
    let missing = json!([{"like": 1, "unlike": 9}]);
    refused(json!({"context": missing}), "document-missing", "9");
    let unknown = serde_json::from_value::<Query>(json!({"like": [1], "strategy": "worst"}));
    assert!(
        unknown
            .expect_err("unknown")
            .to_string()
            .contains("best_score")
    );
}

#[test]
fn filters_hold_for_vectors_and_has_vector_knows_the_field() {
    let collection = of(
        &[("v", "vector(2)"), ("w", "vector(2)")],
        json!([{"id": 1, "v": [1, 0], "kind": "a"}, {"id": 2, "v": [1, 0], "w": [1, 0], "kind": "b"}]),
    );
    let filtered = |filter: Value| Query {
        filter: Some(Filter::from_json(&filter).expect("a filter")),
        vector: Some(Vectors::ByField([("v".into(), vec![1.0, 0.0])].into())),
        ..Query::new("")
    };
    let kind = json!({"must": [{"key": "kind", "match": {"value": "b"}}]});
    assert_eq!(ids(&collection, &filtered(kind)), numbers([2]));
    let has = json!({"must": [{"has_vector": "w"}]});
    assert_eq!(ids(&collection, &filtered(has)), numbers([2]));
}

#[test]
fn vectors_are_kept_in_files_and_changes_and_gone_with_their_documents() {
    let pairs = [
        ("title", "text"),
        ("v", "vector(3)"),
        ("w", "vector(2, dot)"),
    ];
    let mut random = Random::new(5);
    let mut collection = Collection::new(fields(&pairs), Encoders::none());
    let mut follower = Collection::new(fields(&pairs), Encoders::none());
    for round in 0..30u64 {
        let id = random.below(8);
        match random.below(4) {
            0 => drop(collection.remove(&[(id as u64).into()])),
            1 => {
                let values = json!([{"id": id, "title": format!("word {round}")}]);
                try_add(&mut collection, documents(values)).expect("a text");
            }
            _ => {
                let v = random_vector(&mut random, 3);
                let mut value = json!({"id": id, "v": v, "n": round});
                if random.below(2) == 0 {
                    value["w"] = json!(random_vector(&mut random, 2));
                }
                try_add(&mut collection, documents(json!([value]))).expect("vectors");
            }
        }
        if let Some(changes) = collection.changes() {
            follower
                .apply(&changes, Encoders::none())
                .expect("its changes");
            collection.committed();
        }
        let bytes = collection.to_bytes();
        assert!(follower.to_bytes() == bytes, "round {round}");
        let opened = Collection::from_bytes(&bytes, Encoders::none()).expect("its bytes");
        assert!(opened.to_bytes() == bytes, "round {round}");
    }
    let n_documents = collection.n_documents();
    assert!(n_documents > 2, "something to remove");
    assert_eq!(collection.remove(&numbers(0..8)), n_documents);
    assert_eq!(collection.n_documents(), 0);
}

#[test]
fn damage_to_any_byte_of_a_file_with_vectors_is_noticed() {
    let pairs = [("title", "text"), ("v", "vector(3, euclidean)")];
    let collection = of(
        &pairs,
        json!([{"id": 1, "title": "a", "v": [1, 2, 3]}, {"id": 2, "title": "b"}]),
    );
    let bytes = collection.to_bytes();
    for place in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[place] ^= 0x10;
        let refused = Collection::from_bytes(&damaged, Encoders::none());
        assert!(refused.is_err(), "byte {place} of {}", bytes.len());
        let cut = Collection::from_bytes(&bytes[..place], Encoders::none());
        assert!(cut.is_err(), "the first {place} bytes");
    }
}

#[test]
fn what_is_no_vector_of_its_field_is_named() {
    let pairs = [("title", "text"), ("photo", "vector(3)")];
    for (photo, parts) in [
        (json!([1, 2]), ["photo", "3"]),
        (json!([1, "b", 3]), ["photo", "numbers"]),
        (json!("far"), ["photo", "text"]),
        (json!([0, 0, 0]), ["photo", "zero"]),
        (json!([1e300, 0, 0]), ["photo", "finite"]),
    ] {
        let mut collection = of(&pairs, json!([{"id": 1, "title": "before"}]));
        let values = json!([{"id": 1, "title": "after"}, {"id": "x7", "photo": photo}]);
        let error = try_add(&mut collection, documents(values)).expect_err("no vector");
        assert_eq!(error.code(), "document-invalid");
        let message = error.to_string();
        assert!(
            message.contains("documents[1]") && message.contains("x7"),
            "{message}"
        );
        assert!(parts.iter().all(|part| message.contains(part)), "{message}");
        let kept = collection.get(&1.into()).expect("still there");
        assert_eq!(
            kept.text("title"),
            Some("before"),
            "a batch is refused whole"
        );
    }
    let mut collection = of(&pairs, json!([{"id": 1, "title": "before"}]));
    let document = Document::from_json(json!({"id": 2, "title": "x"})).expect("a document");
    let unknown = Incoming {
        document,
        vectors: [("foto".to_string(), vec![1.0; 3])].into(),
    };
    let error = try_add(&mut collection, vec![unknown]).expect_err("no such field");
    assert!(error.to_string().contains("foto"), "{error}");
}

#[test]
fn queries_that_do_not_fit_the_fields_are_refused() {
    let one = of(&[("v", "vector(2)")], json!([{"id": 1, "v": [1, 0]}]));
    let two = of(
        &[("v", "vector(2)"), ("w", "vector(2)")],
        json!([{"id": 1, "v": [1, 0]}]),
    );
    let none = of(&[("title", "text")], json!([{"id": 1, "title": "a"}]));
    let by_field = |name: &str| Query {
        vector: Some(Vectors::ByField(
            [(name.to_string(), vec![1.0, 0.0])].into(),
        )),
        ..Query::new("")
    };
    let unknown_weight = Query {
        weights: Weights {
            fields: [("x".to_string(), 1.0)].into(),
            ..Weights::default()
        },
        ..near(&[1.0, 0.0])
    };
    for (collection, query, part) in [
        (&one, near(&[1.0, 0.0, 0.0]), "2"),
        (&one, near(&[f32::NAN, 0.0]), "finite"),
        (&one, by_field("x"), "v"),
        (&one, unknown_weight, "`x`"),
        (&one, Query::new("words alone"), "looked for"),
        (&two, near(&[1.0, 0.0]), "w"),
        (&none, near(&[1.0, 0.0]), "vector fields"),
    ] {
        let error = collection.search(&query, Encoders::none()).expect_err(part);
        assert_eq!(error.code(), "query-invalid", "{error}");
        assert!(error.to_string().contains(part), "{error}");
    }
}

#[test]
fn types_of_vectors_are_read_and_refused() {
    let declared = fields(&[("a", "vector( 3 ,dot )"), ("b", "vector(2)"), ("t", "text")]);
    let written = serde_json::to_value(&declared).expect("JSON");
    assert_eq!(
        written,
        json!({"t": "text", "a": "vector(3, dot)", "b": "vector(2)"})
    );
    for wrong in [
        "vector",
        "vector()",
        "vector(1)",
        "vector(4097)",
        "vector(3, manhattan)",
        "vector(3",
    ] {
        let error = Fields::new([("a", wrong)]).expect_err(wrong);
        assert!(error.to_string().contains("vector(N"), "{error}");
    }
}
