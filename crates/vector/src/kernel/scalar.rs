//! The reference kernels: as plain as the formula. Every other kernel is compared with these.

/// `sum a_i * b_i`, in order of `i`.
pub fn dot_f32(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// `sum query_i * stored_i`; wraps on overflow, which [`QueryCode`](crate::QueryCode) rules out.
pub fn dot_i8(query: &[i16], stored: &[i8]) -> i32 {
    let products = query.iter().zip(stored);
    products.fold(0i32, |sum, (&q, &s)| {
        sum.wrapping_add(i32::from(q) * i32::from(s))
    })
}

/// `sum a_i * b_i` of two stored codes; cannot overflow below 131,072 dimensions, wraps above.
pub fn dot_i8_i8(a: &[i8], b: &[i8]) -> i32 {
    let products = a.iter().zip(b);
    products.fold(0i32, |sum, (&a, &b)| {
        sum.wrapping_add(i32::from(a) * i32::from(b))
    })
}

/// Number of bits in which `a` and `b` differ.
pub fn hamming(a: &[u64], b: &[u64]) -> u32 {
    a.iter().zip(b).map(|(a, b)| (a ^ b).count_ones()).sum()
}
