// What the box needs of an engine, the shape of `nearsight/site`: anything that has `search` may be its `site`.

/** Text and its highlighted ranges in UTF-16 code units, ends exclusive. Never HTML. */
export type Marked = { text: string; ranges: readonly (readonly [number, number])[] };

export type SubResult = { title: string; url: string; excerpt?: Marked };

/** A page as it is shown. */
export type HitData = {
  url: string;
  title: string;
  meta?: Record<string, string>;
  filters?: Record<string, string[]>;
  excerpt?: Marked;
  sub_results?: SubResult[];
};

/** `id` is the page's. */
export type Hit = { id: string; data(): Promise<HitData> };

/** How many pages have a value, by filter and value. */
export type Counts = Record<string, Record<string, number>>;

export type Answer = {
  hits: Hit[];
  total: number;
  filters?: Counts;
  stage?: "words" | "meaning";
  corrected?: string;
};

export type Narrowing = { filters?: Record<string, string[]>; sort?: Record<string, "asc" | "desc"> };

export type SearchOptions = Narrowing & {
  limit?: number;
  offset?: number;
  signal?: AbortSignal;
  onWords?: (answer: Answer) => void;
};

export interface SearchableSite {
  search(text: string, options: SearchOptions): Promise<Answer>;
  /** What is answered at once, as somebody types: null where something would have to be fetched. */
  searchFetched?(text: string, options: SearchOptions): Promise<Answer | null>;
  /** Values and counts of the whole site; without it there is no filter pane. */
  filters?(): Counts | Promise<Counts>;
  /** Names of what can be sorted by; without it the order is the engine's. */
  sorts?(): string[] | Promise<string[]>;
  /** Fetches what a search for the text would need. */
  preload?(text: string): unknown;
}

/** A hit with its data, ready to be drawn. */
export type Entry = { id: string; data: HitData };

/** What an option of the list stands for. */
export type Choice = { entry: Entry; title: string; url: string; sub?: SubResult };

export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Everything the box says. `{n}`, `{query}` and `{key}` are filled in. */
export type Strings = {
  dir: "ltr" | "rtl";
  search: string;
  clear: string;
  close: string;
  results: Plural;
  list: string;
  recent: string;
  forget: string;
  searching: string;
  nothing: string;
  otherWords: string;
  corrected: string;
  filters: string;
  clearFilters: string;
  sort: string;
  best: string;
  ascending: string;
  descending: string;
  more: string;
  better: string;
  wordsOnly: string;
  failed: string;
  network: string;
  offline: string;
  retry: string;
  move: string;
  open: string;
};
