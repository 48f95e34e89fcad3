//! The command from outside: its files, its messages, its exit codes.

mod clip;
mod extract;
mod fetched;
mod hub;
mod model;
mod pictures;
mod run;
mod search;
mod site;
mod site_live;
mod site_runtime;
mod small_site;
mod vectors;
