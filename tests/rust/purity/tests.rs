//! Each forbidden name is seen, and its look-alikes are not.

use super::{confined_names, impurities};
use crate::edges::Confined;

#[track_caller]
fn check(text: &str, expect: &[&str]) {
    assert_eq!(impurities(text), expect, "{text}");
}

#[test]
fn io_clock_and_entropy_are_seen() {
    check("let a = std::fs::read(p);", &["1: std::fs"]);
    check("use std::{io, net::TcpStream};", &["1: std::net"]);
    check("fn a() {\n    std::env::var(\"X\");\n}", &["2: std::env"]);
    check("use std::process::Command;", &["1: std::process"]);
    check("use std::time::Duration;", &["1: std::time"]);
    check(
        "use web_time::Instant;\nSystemTime::now()",
        &["1: Instant", "2: SystemTime"],
    );
    check(
        "rand::rng(); rand::thread_rng(); rand::random()",
        &["1: rand::rng", "1: rand::random", "1: thread_rng"],
    );
}

#[test]
fn look_alikes_are_not() {
    check(
        "// std::fs\nlet a = \"std::fs\"; use instant_distance::Hnsw; use rand::rngs::StdRng;",
        &[],
    );
    check(
        "use std::io::Read; use std::collections::HashMap; my::std::fs::x();",
        &[],
    );
}

#[test]
fn confined_names_are_seen_outside_their_crate() {
    let confined = [Confined {
        package: "candle*",
        allowed: &["encoder"],
    }];
    let text = "use candle_core::Tensor; // candle_nn\nlet candle = 1;";
    assert_eq!(confined_names(&confined, "index", text), ["1: candle_core"]);
    assert!(confined_names(&confined, "encoder", text).is_empty());
}
