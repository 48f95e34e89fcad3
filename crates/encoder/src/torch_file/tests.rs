//! A small checkpoint, written by hand as PyTorch 1.5 writes them, and what damage does to it.

use super::*;

/// `{"a": [[1, 2], [3, 4]] stored by columns, "n": a counter}`.
fn checkpoint() -> Vec<u8> {
    let mut file = MAGIC.to_vec();
    file.extend(b"\x80\x02}.");
    file.extend(b"\x80\x02}(");
    file.extend(tensor(
        b"a",
        b"FloatStorage",
        b"7",
        4,
        b"K\x02K\x02\x86",
        b"K\x01K\x02\x86",
    ));
    file.extend(tensor(b"n", b"LongStorage", b"8", 1, b")", b")"));
    file.extend(b"u.");
    file.extend(b"\x80\x02](X\x01\x00\x00\x007X\x01\x00\x00\x008e.");
    file.extend(4u64.to_le_bytes());
    file.extend([1f32, 3.0, 2.0, 4.0].map(f32::to_le_bytes).as_flattened());
    file.extend(1u64.to_le_bytes());
    file.extend(9u64.to_le_bytes());
    file
}

/// An entry of the dictionary.
fn tensor(name: &[u8], kind: &[u8], key: &[u8], n: u8, shape: &[u8], strides: &[u8]) -> Vec<u8> {
    let string = |text: &[u8]| {
        let length = (text.len() as u32).to_le_bytes();
        [b"X".as_slice(), &length, text].concat()
    };
    let class = |module: &[u8], name: &[u8]| [b"c", module, b"\n", name, b"\n"].concat();
    [
        string(name).as_slice(),
        &class(b"torch._utils", b"_rebuild_tensor_v2"),
        b"((",
        &string(b"storage"),
        &class(b"torch", kind),
        &string(key),
        &string(b"cpu"),
        &[b'K', n, b'N', b't', b'Q', b'K', 0],
        shape,
        strides,
        b"\x89}tR",
    ]
    .concat()
}

#[test]
fn tensors_are_read_in_the_order_of_their_shape() {
    let dict = StateDict::from_bytes("a.pth", &checkpoint()).unwrap();
    assert_eq!(dict.f32("a", &[2, 2]).unwrap(), [1.0, 2.0, 3.0, 4.0]);
    let error = dict.f32("a", &[4]).unwrap_err();
    assert!(error.to_string().contains("[2, 2]"), "{error}");
    let error = dict.f32("n", &[]).unwrap_err();
    assert_eq!(error.code(), "weights-missing");
}

#[test]
fn damage_is_an_error_at_every_byte() {
    let whole = checkpoint();
    for length in 0..whole.len() {
        let refused = StateDict::from_bytes("a.pth", &whole[..length]).err();
        assert_eq!(refused.map(|error| error.code()), Some("weights-damaged"));
    }
    let mut n_refused = 0;
    for at in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x55;
        // A number may be another number; everything else is noticed, and nothing panics.
        n_refused += usize::from(StateDict::from_bytes("a.pth", &damaged).is_err());
    }
    assert!(n_refused > whole.len() / 2, "{n_refused}");
}
