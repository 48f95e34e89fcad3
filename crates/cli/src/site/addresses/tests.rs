//! Addresses of a small site.

use std::fs;

use super::*;

#[test]
fn addresses_lead_to_files_of_the_site_alone() {
    let outside = tempfile::tempdir().expect("a folder");
    let site = outside.path().join("site");
    fs::create_dir_all(site.join("a b/c")).expect("folders");
    for name in [
        "index.html",
        "about.html",
        "a b/index.html",
        "a b/100%.txt",
        "../secret.txt",
    ] {
        fs::write(site.join(name), "x").expect("a file");
    }
    let at = |name: &str| Place::File(site.join(name));
    let folder = |address: &str| Place::Folder(address.into());
    for (url, wanted) in [
        ("/", at("index.html")),
        ("", at("index.html")),
        ("/index.html?x=1", at("index.html")),
        ("//./about.html", at("about.html")),
        ("/about", at("about.html")),
        ("/about/", Place::Nowhere),
        ("/a%20b/", at("a b/index.html")),
        ("/a%20b?x=/1", folder("./a%20b/?x=/1")),
        ("//a%20b", folder("./a%20b/")),
        ("/a%20b/100%25.txt", at("a b/100%.txt")),
        ("/a%20b/100%.txt", at("a b/100%.txt")),
        ("/a%20b/c/", Place::Nowhere),
        ("/../secret.txt", Place::Nowhere),
        ("/a%20b/%2e%2E/%2e%2e/secret.txt", Place::Nowhere),
        ("/..%2fsecret.txt", Place::Nowhere),
        ("/%00", Place::Nowhere),
        ("/%ff", Place::Nowhere),
        ("/missing.css", Place::Nowhere),
    ] {
        assert_eq!(place(&site, url), wanted, "{url}");
    }
}
