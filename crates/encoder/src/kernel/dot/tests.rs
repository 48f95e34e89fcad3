//! The product of each target against the definition, in every number of rows and at the largest sums.

use nearsight_test_support::Random;

use super::*;

/// Rows of `width` numbers within `largest`, and a matrix.
struct Case<const R: usize> {
    rows: [Vec<i16>; R],
    matrix: Vec<[i16; COLUMNS]>,
}

impl<const R: usize> Case<R> {
    fn random(random: &mut Random, width: usize, largest: i16) -> Self {
        let bound = 2 * largest as usize + 1;
        let mut number = || (random.below(bound) as i32 - i32::from(largest)) as i16;
        Self {
            rows: core::array::from_fn(|_| (0..width).map(|_| number()).collect()),
            matrix: (0..width)
                .map(|_| core::array::from_fn(|_| number()))
                .collect(),
        }
    }

    fn by_definition(&self) -> [[i32; COLUMNS]; R] {
        let mut sums = [[0; COLUMNS]; R];
        for (sums, row) in sums.iter_mut().zip(&self.rows) {
            for (&number, columns) in row.iter().zip(&self.matrix) {
                for (sum, &column) in sums.iter_mut().zip(columns) {
                    *sum += i32::from(number) * i32::from(column);
                }
            }
        }
        sums
    }

    fn words(&self) -> Vec<[i32; R]> {
        let word =
            |index: usize, row: &Vec<i16>| bytemuck::cast([row[2 * index], row[2 * index + 1]]);
        (0..self.matrix.len() / 2)
            .map(|index| self.rows.each_ref().map(|row| word(index, row)))
            .collect()
    }

    fn pairs(&self) -> Vec<TwoRows> {
        let pairs = self.matrix.as_chunks::<2>().0;
        let word = |[upper, lower]: &[[i16; COLUMNS]; 2], column: usize| {
            bytemuck::cast([upper[column], lower[column]])
        };
        pairs
            .iter()
            .map(|pair| core::array::from_fn(|column| word(pair, column)))
            .collect()
    }
}

/// Keeps what a target gives.
struct Products<'a, const R: usize> {
    case: &'a Case<R>,
    sums: &'a mut [[i32; COLUMNS]; R],
}

impl<const R: usize> WithDot for Products<'_, R> {
    fn run(self, dot: &impl Dot) {
        *self.sums = dot.dot(&self.case.words(), &self.case.pairs());
    }
}

fn check<const R: usize>(case: &Case<R>) {
    let expected = case.by_definition();
    let mut sums = [[i32::MIN; COLUMNS]; R];
    Products {
        case,
        sums: &mut sums,
    }
    .run(&super::super::gemm::scalar::Pairs);
    assert_eq!(sums, expected, "scalar");
    for target in Target::available() {
        sums = [[i32::MIN; COLUMNS]; R];
        with_dot(
            target,
            Products {
                case,
                sums: &mut sums,
            },
        );
        assert_eq!(sums, expected, "{}", target.name());
    }
}

#[test]
fn every_target_gives_the_sums_of_the_definition() {
    let mut random = Random::new(5);
    for width in [8, 16, 64, 128] {
        check::<1>(&Case::random(&mut random, width, 4095));
        check::<2>(&Case::random(&mut random, width, 4095));
        check::<3>(&Case::random(&mut random, width, 4095));
        check::<4>(&Case::random(&mut random, width, 4095));
    }
}

#[test]
fn the_largest_sums_of_a_block_of_keys_fit() {
    for sign in [1, -1] {
        let matrix = vec![[sign * 4095; COLUMNS]; 128];
        check::<1>(&Case {
            rows: [vec![4095; 128]],
            matrix,
        });
    }
}
