//! `nearsight index` and `nearsight search` with pictures, by the real models (`nearsight model get lite0-minilm`).

use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::thread;

use crate::run::{Ran, arg, nearsight};
use image::{ImageFormat, Rgb, RgbImage};
use serde_json::Value;

/// Stripes, rings or a checkerboard: no two look the same.
fn draw(kind: u32, colour: [u8; 3]) -> RgbImage {
    RgbImage::from_fn(160, 120, |x, y| {
        let (dx, dy) = (f64::from(x) - 80.0, f64::from(y) - 60.0);
        let is_on = match kind {
            0 => x % 20 < 10,
            1 => (dx.hypot(dy) as u32) % 24 < 12,
            _ => (x / 16 + y / 16) % 2 == 0,
        };
        Rgb(if is_on { colour } else { [245; 3] })
    })
}

fn save(kind: u32, colour: [u8; 3], path: &Path) {
    draw(kind, colour).save(path).expect("written");
}

fn search(index: &Path, args: &[&str]) -> Ran {
    nearsight(&[&["search", arg(index), "--json"], args].concat())
}

fn hits(ran: Ran) -> Vec<Value> {
    let answer: Value = serde_json::from_str(&ran.ok().stdout).expect("JSON");
    answer["hits"].as_array().expect("hits").clone()
}

fn ids(hits: &[Value]) -> Vec<&str> {
    hits.iter().filter_map(|hit| hit["id"].as_str()).collect()
}

#[test]
fn a_folder_of_photos_is_searched_by_words_and_by_a_picture() {
    let folder = tempfile::tempdir().expect("a folder");
    let photos = folder.path().join("photos");
    fs::create_dir_all(photos.join("trip")).expect("a folder");
    save(0, [200, 30, 30], &photos.join("red-stripes.png"));
    save(1, [20, 90, 200], &photos.join("trip/rings.jpg"));
    save(2, [10, 10, 10], &photos.join("trip/board.webp"));
    fs::write(photos.join("notes.jpg"), "not a picture").expect("written");
    let (index, thumbnails) = (folder.path().join("p.nsi"), folder.path().join("small"));
    let made = nearsight(&[
        "index",
        arg(&photos),
        "-o",
        arg(&index),
        "--thumbnails",
        arg(&thumbnails),
        "--thumbnail-side",
        "64",
    ])
    .ok();
    assert!(
        made.stderr.contains("passed over: document notes.jpg"),
        "{}",
        made.stderr
    );
    assert!(made.stderr.contains("3 documents"), "{}", made.stderr);
    // By another file with the same picture.
    let asked = folder.path().join("asked.png");
    save(1, [20, 90, 200], &asked);
    let found = hits(search(&index, &["--image", arg(&asked)]));
    assert_eq!(ids(&found)[0], "trip/rings.jpg");
    let similarity = |hit: &Value| hit["similarity"].as_f64().expect("a cosine");
    let (best, next) = (similarity(&found[0]), similarity(&found[1]));
    assert!(
        best > next + 0.1 && best > 0.6,
        "{best}, {next}: JPEG lost a little"
    );
    // Every picture has a place among the words; a name is a word too, which alone needs no model.
    assert_eq!(hits(search(&index, &["a chessboard"])).len(), 3);
    let by_name = search(&index, &["red stripes", "--vector-weight", "0"]);
    assert_eq!(ids(&hits(by_name)), ["red-stripes.png"]);
    let both = hits(search(&index, &["rings", "--image", arg(&asked)]));
    assert_eq!(ids(&both)[0], "trip/rings.jpg");
    let shown = found[0]["document"]["thumbnail"].as_str().expect("a name");
    let small = image::open(thumbnails.join(shown)).expect("a picture");
    assert_eq!((small.width(), small.height()), (64, 48));
}

#[test]
fn a_catalogue_names_its_pictures_by_path_and_by_address() {
    let folder = tempfile::tempdir().expect("a folder");
    save(0, [200, 30, 30], &folder.path().join("a.png"));
    let address = serve(draw(1, [20, 90, 200]));
    let catalogue = folder.path().join("catalogue.csv");
    let lines = [
        "id,title,photo",
        "shirt,A striped shirt,a.png",
        &format!("plate,A round plate,{address}"),
        "ghost,A lamp nobody photographed,",
        "lost,A lost chair,gone.png",
    ];
    fs::write(&catalogue, lines.join("\n")).expect("written");
    let index = folder.path().join("c.nsi");
    let fields = "title,photo:image";
    let run = [
        "index",
        arg(&catalogue),
        "-o",
        arg(&index),
        "--fields",
        fields,
    ];
    let made = nearsight(&run).ok();
    assert!(
        made.stderr.contains("passed over: document lost"),
        "{}",
        made.stderr
    );
    assert!(made.stderr.contains("gone.png"), "{}", made.stderr);
    let asked = folder.path().join("asked.png");
    save(1, [20, 90, 200], &asked);
    let found = hits(search(&index, &["--image", arg(&asked)]));
    assert_eq!(ids(&found), ["plate", "shirt"]);
    assert_eq!(
        found[0]["document"]["photo"].as_str(),
        Some(address.as_str())
    );
    assert_eq!(
        ids(&hits(search(&index, &["chair"])))[0],
        "lost",
        "its text is kept"
    );
}

#[test]
fn what_cannot_be_done_with_pictures_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let (lines, index) = (folder.path().join("l.jsonl"), folder.path().join("l.nsi"));
    fs::write(&lines, "{\"id\":1,\"title\":\"a\",\"photo\":7}\n").expect("written");
    let build = |fields: &str, model: &str| {
        let run = ["index", arg(&lines), "-o", arg(&index), "--fields", fields];
        nearsight(&[&run[..], &["--picture-model", model]].concat())
    };
    build("title,photo:image", "lite0-minilm").fails("document-invalid", "`photo`");
    build("title,photo:image", "minilm-l6").fails("option-invalid", "minilm-l6");
    build("title,photo:image", "lite9").fails("model-unknown", "lite9");
    build("title", "lite0-minilm").ok();
    let asked = folder.path().join("asked.png");
    save(0, [0; 3], &asked);
    search(&index, &["--image", arg(&asked)]).fails("query-invalid", "the index has none");
    let error = search(
        &index,
        &[
            "a",
            "--image",
            arg(&lines),
            "--picture-model",
            "lite0-minilm",
        ],
    );
    error.fails("image-invalid", "l.jsonl");
}

/// The address of a picture on this machine.
fn serve(picture: RgbImage) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, ImageFormat::Png)
        .expect("a PNG");
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            let _ = stream.read(&mut [0; 4096]).expect("a request");
            let length = bytes.get_ref().len();
            let head =
                format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
            stream.write_all(head.as_bytes()).expect("sent");
            stream.write_all(bytes.get_ref()).expect("sent");
        }
    });
    format!("http://{address}/plate.png")
}
