//! The rows that meet a filter: what columns can answer first, then the rest, read off the payloads of the rows that are left.

use std::collections::BTreeSet;

use roaring::RoaringBitmap;

use super::column::Kind;
use super::{Columns, PayloadIndex};
use crate::filter::Subject;
use crate::{Condition, Filter, KeyPath, MinShould, PayloadSource, Test};

impl PayloadIndex {
    /// The live rows that meet the filter. Its length is the exact count.
    ///
    /// `source` holds the payloads that were inserted.
    pub fn select(&self, filter: &Filter, source: &dyn PayloadSource) -> RoaringBitmap {
        let mut needed = BTreeSet::new();
        needed_by_filter(filter, None, &mut needed);
        self.ensure(needed, source);
        let columns = &*self.columns();
        Selection { columns, source }.filter(filter, self.live.clone())
    }
}

/// The columns that a filter asks, beneath a nested key if one is given.
fn needed_by_filter(
    filter: &Filter,
    nested: Option<&KeyPath>,
    needed: &mut BTreeSet<(KeyPath, Kind)>,
) {
    if let Some(outer) = nested {
        let columns = narrowing(filter).map(|(key, _, kind)| (outer.of_elements(key), kind));
        needed.extend(columns);
        return;
    }
    let least = filter.min_should.iter().flat_map(|least| &least.conditions);
    let conditions = filter
        .must
        .iter()
        .chain(&filter.should)
        .chain(&filter.must_not)
        .chain(least);
    for condition in conditions {
        match condition {
            Condition::Field { key, test } => {
                needed.extend(Kind::of(test).map(|kind| (key.clone(), kind)));
            }
            Condition::Nested { key, filter } => needed_by_filter(filter, Some(key), needed),
            Condition::Filter(filter) => needed_by_filter(filter, None, needed),
            Condition::HasId(_) | Condition::HasVector(_) | Condition::Slice { .. } => {}
        }
    }
}

/// The conditions of a nested filter that no document can meet without a value somewhere in its array that passes the test.
fn narrowing(filter: &Filter) -> impl Iterator<Item = (&KeyPath, &Test, Kind)> {
    filter.must.iter().filter_map(|condition| match condition {
        Condition::Field { key, test } => {
            let kind = Kind::of(test).filter(|kind| *kind != Kind::Presence)?;
            Some((key, test, kind))
        }
        _ => None,
    })
}

/// Part of a filter, and what it does to the rows that are left.
enum Clause<'a> {
    Must(&'a Condition),
    MustNot(&'a Condition),
    Should(&'a [Condition]),
    MinShould(&'a MinShould),
}

impl Clause<'_> {
    fn is_costly(&self) -> bool {
        match self {
            Self::Must(condition) | Self::MustNot(condition) => is_costly(condition),
            Self::Should(conditions) => conditions.iter().any(is_costly),
            Self::MinShould(least) => least.conditions.iter().any(is_costly),
        }
    }
}

/// Whether payloads have to be read.
fn is_costly(condition: &Condition) -> bool {
    match condition {
        Condition::Field { test, .. } => Kind::of(test).is_none(),
        Condition::HasId(_) => false,
        Condition::Filter(filter) => clauses(filter).any(|clause| clause.is_costly()),
        Condition::Nested { .. } | Condition::HasVector(_) | Condition::Slice { .. } => true,
    }
}

fn clauses(filter: &Filter) -> impl Iterator<Item = Clause<'_>> {
    let should = Some(&filter.should[..]).filter(|conditions| !conditions.is_empty());
    let must = filter.must.iter().map(Clause::Must);
    let must_not = filter.must_not.iter().map(Clause::MustNot);
    let least = filter.min_should.iter().map(Clause::MinShould);
    must.chain(must_not)
        .chain(should.map(Clause::Should))
        .chain(least)
}

#[derive(Clone, Copy)]
struct Selection<'a> {
    columns: &'a Columns,
    source: &'a dyn PayloadSource,
}

impl Selection<'_> {
    /// Those of `rows` that meet the filter.
    fn filter(self, filter: &Filter, mut rows: RoaringBitmap) -> RoaringBitmap {
        let mut clauses: Vec<Clause<'_>> = clauses(filter).collect();
        clauses.sort_by_key(Clause::is_costly);
        for clause in clauses {
            match clause {
                Clause::Must(condition) => rows = self.condition(condition, &rows),
                Clause::MustNot(condition) => rows -= self.condition(condition, &rows),
                Clause::Should(conditions) => rows = self.any(conditions, rows),
                Clause::MinShould(least) => rows = self.at_least(least, &rows),
            }
            if rows.is_empty() {
                break;
            }
        }
        rows
    }

    /// Those of `rows` that meet one of the conditions; a row that met one is not asked again.
    fn any(self, conditions: &[Condition], mut rows: RoaringBitmap) -> RoaringBitmap {
        let mut found = RoaringBitmap::new();
        let mut conditions: Vec<&Condition> = conditions.iter().collect();
        conditions.sort_by_key(|condition| is_costly(condition));
        for condition in conditions {
            let meeting = self.condition(condition, &rows);
            rows -= &meeting;
            found |= meeting;
        }
        found
    }

    fn at_least(self, least: &MinShould, rows: &RoaringBitmap) -> RoaringBitmap {
        if least.min_count > least.conditions.len() {
            return RoaringBitmap::new();
        }
        // reached[n]: rows that meet more than n of the conditions so far.
        let mut reached = vec![RoaringBitmap::new(); least.min_count];
        for condition in &least.conditions {
            let meeting = self.condition(condition, rows);
            for n in (1..reached.len()).rev() {
                let one_more = &reached[n - 1] & &meeting;
                reached[n] |= one_more;
            }
            reached[0] |= meeting;
        }
        reached.pop().unwrap_or_default()
    }

    /// Those of `rows` that meet the condition.
    fn condition(self, condition: &Condition, rows: &RoaringBitmap) -> RoaringBitmap {
        match condition {
            Condition::Field { key, test } => match Kind::of(test) {
                Some(kind) => self.column(key.clone(), kind, test, rows),
                None => self.scan(condition, rows),
            },
            Condition::Nested { key, filter } => {
                let mut rows = rows.clone();
                for (inner, test, kind) in narrowing(filter) {
                    rows = self.column(key.of_elements(inner), kind, test, &rows);
                }
                self.scan(condition, &rows)
            }
            Condition::HasId(ids) => {
                let found = ids.iter().filter_map(|id| self.source.row(id));
                found.filter(|row| rows.contains(*row)).collect()
            }
            Condition::Filter(filter) => self.filter(filter, rows.clone()),
            Condition::HasVector(_) | Condition::Slice { .. } => self.scan(condition, rows),
        }
    }

    fn column(self, key: KeyPath, kind: Kind, test: &Test, rows: &RoaringBitmap) -> RoaringBitmap {
        let column = self.columns.get(&(key, kind));
        column.map_or_else(RoaringBitmap::new, |column| {
            column.select(test, rows) & rows
        })
    }

    fn scan(self, condition: &Condition, rows: &RoaringBitmap) -> RoaringBitmap {
        let holds = |&row: &u32| {
            condition.holds(Subject {
                id: Some(self.source.id(row)),
                payload: &self.source.payload(row),
                has_vector: &|name| self.source.has_vector(row, name),
            })
        };
        rows.iter().filter(holds).collect()
    }
}
