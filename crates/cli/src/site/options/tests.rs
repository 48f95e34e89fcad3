//! Every flag has its variable and its key.

use clap::CommandFactory;

use super::*;

#[derive(clap::Parser)]
struct Flags {
    #[command(flatten)]
    options: Options,
}

fn parsed(args: &[&str]) -> Options {
    let args = ["site"].iter().chain(args);
    let flags: Flags = clap::Parser::try_parse_from(args).expect("valid");
    flags.options
}

#[test]
fn every_flag_is_a_variable_and_a_key() {
    let command = Flags::command();
    let flags = command
        .get_arguments()
        .filter(|flag| flag.get_id() != "help");
    let mut n = 0;
    for flag in flags {
        let name = flag.get_id().as_str().replace('_', "-");
        let variable = format!("NEARSIGHT_{}", name.replace('-', "_").to_uppercase());
        let found = flag.get_env().and_then(|name| name.to_str());
        assert!(
            found.is_some_and(|found| found.starts_with(&variable)),
            "{name}: {found:?}"
        );
        // No key takes a table: what is known complains of the type, what is not of the name.
        let error = toml::from_str::<Options>(&format!("{name} = {{ x = 1 }}"));
        let error = error.expect_err("a table is no value").to_string();
        let is_key = !error.contains("unknown field");
        assert_eq!(is_key, name != "config", "{error}");
        n += 1;
    }
    assert!(n >= 8, "{n}");
}

#[test]
fn what_comes_first_counts_and_lists_are_taken_whole() {
    let flags = parsed(&["public", "--exclude", "a", "--exclude", "b"]);
    let file = "site = 'x'\nexclude = ['c']\nexclude-selectors = ['.toc']\nthreads = 2";
    let file: Options = toml::from_str(file).expect("valid");
    let both = flags.or(file.below(Path::new("folder")));
    assert_eq!(both.site.as_deref(), Some(Path::new("public")));
    assert_eq!(both.exclude, ["a", "b"]);
    assert_eq!(both.exclude_selectors, [".toc"]);
    assert_eq!(both.threads.map(NonZero::get), Some(2));
}

#[test]
fn paths_of_a_file_are_meant_from_its_folder_on() {
    let file: Options = toml::from_str("site = 'public'\nout = '/srv/index'").expect("valid");
    let file = file.below(Path::new("folder"));
    assert_eq!(file.site.as_deref(), Some(Path::new("folder/public")));
    assert_eq!(file.out.as_deref(), Some(Path::new("/srv/index")));
}
