//! Markdown to blocks of light Markdown: headings, paragraphs, and the elements of lists.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::exchange::draft::prose::without_tags;

/// A block of a text, and where it stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkdownBlock {
    pub sort: BlockSort,
    pub text: String,
    pub at: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockSort {
    /// A heading of a level, 1 to 6.
    Heading(u8),
    Paragraph,
    /// An element of a list.
    Item,
    Quote,
}

/// What a link is in light Markdown, by where it leads and its words.
pub type Linked<'l> = dyn Fn(&str, &str) -> String + 'l;

/// The blocks of a text.
pub fn blocks(text: &str, linked: &Linked<'_>) -> Vec<MarkdownBlock> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_WIKILINKS | Options::ENABLE_TASKLISTS;
    let mut reading =
        BlockReader { blocks: Vec::new(), text: String::new(), at: 0..0, quotes: 0, items: 0, links: Vec::new() };
    for (event, at) in Parser::new_ext(text, options).into_offset_iter() {
        reading.event(event, at, linked);
    }
    reading.flush(BlockSort::Paragraph);
    reading.blocks
}

/// The blocks as one text in light Markdown.
pub fn joined<'b>(blocks: impl IntoIterator<Item = &'b MarkdownBlock>) -> String {
    let mut text = String::new();
    let mut before = None;
    for block in blocks {
        let tight = block.sort == BlockSort::Item && before == Some(BlockSort::Item);
        text.push_str(match before {
            None => "",
            Some(_) if tight => "\n",
            Some(_) => "\n\n",
        });
        match block.sort {
            BlockSort::Heading(_) => text.extend(["**", &block.text.replace("**", ""), "**"]),
            BlockSort::Item => text.extend(["- ", &block.text]),
            BlockSort::Quote => text.extend(["> ", &block.text]),
            BlockSort::Paragraph => text.push_str(&block.text),
        }
        before = Some(block.sort);
    }
    text
}

struct BlockReader {
    blocks: Vec<MarkdownBlock>,
    text: String,
    at: Range<usize>,
    quotes: usize,
    items: usize,
    /// The links that are open: where each leads, and where its words begin.
    links: Vec<(String, usize)>,
}

impl BlockReader {
    fn event(&mut self, event: Event<'_>, at: Range<usize>, linked: &Linked<'_>) {
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(tag, linked),
            Event::Text(text) => self.push(&text, at),
            Event::Code(code) => self.push(&format!("`{code}`"), at),
            Event::Html(html) | Event::InlineHtml(html) => self.push(&without_tags(&html), at),
            Event::SoftBreak => self.push(" ", at),
            Event::HardBreak => self.push("\n", at),
            Event::TaskListMarker(done) => self.push(if done { "[x] " } else { "[ ] " }, at),
            Event::Rule => self.flush(self.sort()),
            Event::FootnoteReference(name) => self.push(&format!("[{name}]"), at),
            Event::InlineMath(math) | Event::DisplayMath(math) => self.push(&math, at),
        }
    }

    fn push(&mut self, text: &str, at: Range<usize>) {
        if self.text.is_empty() {
            self.at = at.clone();
        }
        self.at.end = self.at.end.max(at.end);
        self.text.push_str(text);
    }

    const fn sort(&self) -> BlockSort {
        if self.items > 0 {
            BlockSort::Item
        } else if self.quotes > 0 {
            BlockSort::Quote
        } else {
            BlockSort::Paragraph
        }
    }

    fn start(&mut self, tag: Tag<'_>, at: Range<usize>) {
        match tag {
            Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::CodeBlock(_)
            | Tag::Table(_)
            | Tag::List(_)
            | Tag::HtmlBlock => {
                self.flush(self.sort());
            }
            Tag::Item => {
                self.flush(self.sort());
                self.items += 1;
            }
            Tag::BlockQuote(_) => {
                self.flush(self.sort());
                self.quotes += 1;
            }
            Tag::Strong => self.push("**", at),
            Tag::Emphasis => self.push("*", at),
            Tag::TableCell if !self.text.is_empty() => self.push(" | ", at),
            Tag::Link { dest_url, .. } => self.links.push((dest_url.into_string(), self.text.len())),
            Tag::Image { dest_url, .. } => self.links.push((format!("!{dest_url}"), self.text.len())),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, linked: &Linked<'_>) {
        match tag {
            TagEnd::Heading(level) => self.flush(BlockSort::Heading(level as u8)),
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::TableRow | TagEnd::TableHead | TagEnd::HtmlBlock => {
                self.flush(self.sort());
            }
            TagEnd::Item => {
                self.flush(self.sort());
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::BlockQuote(_) => {
                self.flush(self.sort());
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Strong => self.text.push_str("**"),
            TagEnd::Emphasis => self.text.push('*'),
            TagEnd::Link | TagEnd::Image => {
                if let Some((to, start)) = self.links.pop() {
                    let words = self.text.split_off(start.min(self.text.len()));
                    let said = match to.strip_prefix('!') {
                        Some(image) => format!("(image: {})", if words.is_empty() { image } else { &words }),
                        None => linked(&to, &words),
                    };
                    self.text.push_str(&said);
                }
            }
            _ => {}
        }
    }

    fn flush(&mut self, sort: BlockSort) {
        let text = std::mem::take(&mut self.text);
        self.links.clear();
        let text = text.trim();
        if !text.is_empty() {
            self.blocks.push(MarkdownBlock { sort, text: text.to_owned(), at: self.at.clone() });
        }
    }
}
