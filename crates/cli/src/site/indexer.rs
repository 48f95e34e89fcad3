//! Makes the index of a site: reads its pages, encodes what is new, and writes.

use std::collections::HashSet;
use std::path::Path;

use nearsight_encoder::TextEncoder;
use nearsight_site::{Language, Settings, trial};

use super::crew::Crew;
use super::encoded::{self, cache_folder};
use super::options::Plan;
use super::output::Output;
use super::pages::{self, Cutter, Read};
use super::passages::Pages;
use super::report::Row;
use super::tier::{Tier, copy_model, remove_model};
use super::vector_cache::{Key, VectorCache};
use crate::error::CliError;
use crate::files;
use crate::model::cache::Cache;
use crate::models::Models;

/// What makes an index, with its model loaded.
pub(crate) struct Indexer {
    plan: Plan,
    models: Models,
}

impl Indexer {
    /// Loads the model.
    ///
    /// # Errors
    /// As [`Models::load_passages`].
    pub(crate) fn new(plan: Plan) -> Result<Self, CliError> {
        let mut models = Models::default();
        if let Some(model) = &plan.model {
            models.load_passages(model)?;
        }
        Ok(Self { plan, models })
    }

    /// Does as `plan` says from now on.
    ///
    /// # Errors
    /// As [`Models::load_passages`] where that names another model; then all is as it was.
    pub(crate) fn follow(&mut self, plan: Plan) -> Result<(), CliError> {
        if plan.model == self.plan.model {
            self.plan = plan;
        } else {
            *self = Self::new(plan)?;
        }
        Ok(())
    }

    /// What it makes an index of.
    pub(crate) fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Makes the index. What was there before stays until all of the new one is there.
    pub(crate) fn run(&self) -> Result<(Read, Vec<Row>), CliError> {
        let vectors = || {
            let encoder = self.models.passages()?;
            Some(Vectors::open(&self.plan, encoder))
        };
        let (read, mut vectors) = rayon::join(|| self.read(), vectors);
        let read = read?;
        let (mut output, mut rows) = (Output::default(), Vec::new());
        let mut used = HashSet::new();
        for (language, pages) in &read.languages {
            let settings = Settings::new(Language::from_tag(language).unwrap_or(Language::NONE));
            let encoded = match &mut vectors {
                Some(vectors) => Some(vectors.of_pages(pages, &mut used)?),
                None => None,
            };
            let files = nearsight_site::write(&pages.pages, &settings, encoded.as_ref())?;
            let sizes = [pages.pages.len(), pages.inputs.len()];
            rows.push(Row::new(language, sizes, &files, trial(&files)?));
            output.add(language, settings.language.tag(), pages.pages.len(), files);
        }
        if let Some(runtime) = &self.plan.runtime {
            runtime.copy(&self.plan.out, &output.stemmers(), self.plan.tier)?;
        }
        match (self.plan.tier, &self.plan.model) {
            (Tier::Text, Some(model)) => copy_model(model, &self.plan.out)?,
            _ => remove_model(&self.plan.out)?,
        }
        output.write(&self.plan.out, &self.site_from_out(), self.plan.n_threads())?;
        if let Some(vectors) = vectors {
            vectors.cache.forget_others(&used)?;
        }
        Ok((read, rows))
    }

    /// The way from the index to the site's root.
    fn site_from_out(&self) -> String {
        self.plan.out_in_site().map_or_else(
            || "../".into(),
            |inside| "../".repeat(inside.components().count()),
        )
    }

    fn read(&self) -> Result<Read, CliError> {
        let plan = &self.plan;
        let is_page = |path: &str| plan.patterns.takes(path);
        let cutter = Cutter {
            encoder: self.models.passages(),
            n_threads: plan.n_threads(),
        };
        let mut read = pages::read(&plan.site, &plan.page, is_page, cutter)?;
        for path in &plan.records {
            read.add_records(path, cutter)?;
        }
        read.languages.retain(|_, pages| !pages.pages.is_empty());
        if read.languages.is_empty() {
            return Err(CliError::NoFiles {
                path: plan.site.clone(),
                wanted: "pages with content that the patterns take".into(),
            });
        }
        Ok(read)
    }
}

/// What makes vectors.
struct Vectors<'a> {
    crew: Crew<'a>,
    vocabulary: String,
    cache: VectorCache,
}

impl<'a> Vectors<'a> {
    fn open(plan: &'a Plan, encoder: &'a TextEncoder) -> Self {
        let models = Cache::locate();
        let model = plan.model.as_deref().unwrap_or_default();
        let folder = models.folder(model);
        // Models of other kinds have no list of whole words; what the site says has to do there.
        let vocabulary = files::read(&folder.join("vocab.txt")).unwrap_or_default();
        Self {
            crew: Crew {
                encoder,
                model,
                size: plan.n_threads(),
            },
            vocabulary: String::from_utf8_lossy(&vocabulary).into_owned(),
            cache: open_cache(&models, &plan.site, encoder),
        }
    }

    fn of_pages(
        &mut self,
        pages: &Pages,
        used: &mut HashSet<Key>,
    ) -> Result<nearsight_site::Encoded, CliError> {
        let (encoded, keys) =
            encoded::encoded(pages, &self.vocabulary, &self.crew, &mut self.cache)?;
        used.extend(keys);
        Ok(encoded)
    }
}

fn open_cache(models: &Cache, site: &Path, encoder: &TextEncoder) -> VectorCache {
    VectorCache::open(
        &cache_folder(models.root()),
        site,
        encoder.fingerprint(),
        encoder.dimension(),
    )
}
