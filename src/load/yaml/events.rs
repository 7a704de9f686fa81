//! The events of one YAML file: the place of every value is noted, and what is too deep, too many or hostile is refused.

use std::ops::Range;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Span};

use crate::load::fault::files;
use crate::load::fault::yaml;
use crate::load::yaml::node::{MapEntry, Node, NodeId, NodeKind, ScalarForm};
use crate::load::yaml::syntax::{
    SyntaxError, colon, indent, is_asked, line_end, question_mark, start_of_text, tab, text_after_bracket,
};

/// The most values in one file, however large: a parsed value costs up to 400 bytes of memory, whatever its length (a list
/// of a million items took 184 MB).
pub const MOST_VALUES: usize = 150_000;
/// So many values every file may have, however small.
const FREE_VALUES: usize = 40_000;
/// Beyond those, one for so many bytes of the file, so that a file costs no more than twelve times its size. The bundles
/// that people write have one for 30 bytes or more.
const BYTES_FOR_A_VALUE: usize = 24;
/// The deepest nesting; the schema needs 6. The parser of values is quadratic in it.
pub const DEEPEST: usize = 48;
/// The deepest nesting of brackets.
const DEEPEST_FLOW: usize = 32;

/// How many values a text may have.
pub fn most_values(text: &str) -> usize {
    (FREE_VALUES + text.len() / BYTES_FOR_A_VALUE).min(MOST_VALUES)
}

/// A list or mapping that is not closed yet.
#[derive(Debug)]
pub struct OpenNode {
    pub node: NodeId,
    pub key: Option<(Box<str>, Range<usize>)>,
}

/// Reads the events of one file, and notes the places.
#[derive(Debug, Default)]
pub struct EventReader {
    /// The values that were read.
    pub nodes: Vec<Node>,
    /// The lists and mappings around the place where reading stopped.
    pub open: Vec<OpenNode>,
}

impl EventReader {
    /// Reads to the end of the one document; the result is where that is.
    pub fn all(&mut self, text: &str) -> Result<usize, SyntaxError> {
        let options = granit_parser::options! {
            disallow_directives: true,
            emit_comments: false,
            flow_nesting_limit: DEEPEST_FLOW,
            block_nesting_limit: DEEPEST,
        };
        let mut end = text.len();
        let mut documents = 0;
        // The parser repeats an error for ever, so that reading ends at the first.
        for next in Parser::new_from_str_with_options(text, options) {
            let (event, span) = next.map_err(|error| self.syntax(text, &error))?;
            match event {
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents > 1 {
                        let at = start(&span);
                        return Err(SyntaxError {
                            bytes: at..at + 3,
                            wrong: Box::new(yaml::several_documents()),
                            sound: Some(end),
                        });
                    }
                }
                Event::DocumentEnd => end = start(&span).min(text.len()),
                event => self.event(text, event, &span)?,
            }
        }
        Ok(text.len())
    }

    fn event(&mut self, text: &str, event: Event<'_>, span: &Span) -> Result<(), SyntaxError> {
        if let Some(at) = forbidden(&event, span) {
            return Err(start_of_text(text, at));
        }
        match event {
            Event::Scalar(value, style, ..) => {
                let bytes = span.byte_range().unwrap_or_default();
                if let Some(open) = self.open.last_mut()
                    && open.key.is_none()
                    && matches!(self.nodes.get(open.node.0).map(|node| &node.kind), Some(NodeKind::Map(_)))
                {
                    if &*value == "<<" {
                        return Err(SyntaxError::at(bytes, yaml::merge_key()));
                    }
                    if is_asked(text, bytes.start) {
                        return Err(SyntaxError::at(bytes, yaml::question_mark()));
                    }
                    open.key = Some((value.into(), bytes));
                    return Ok(());
                }
                let style = if style == ScalarStyle::Plain { ScalarForm::Plain } else { ScalarForm::Text };
                self.value(text, Node { bytes, kind: NodeKind::Scalar(style) }).map(drop)
            }
            Event::SequenceStart(..) => self.enter(text, span, NodeKind::List(Vec::new())),
            Event::MappingStart(..) => self.enter(text, span, NodeKind::Map(Vec::new())),
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(open) = self.open.pop()
                    && let Some(node) = self.nodes.get_mut(open.node.0)
                {
                    node.bytes.end = end(span).max(node.bytes.start);
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn enter(&mut self, text: &str, span: &Span, kind: NodeKind) -> Result<(), SyntaxError> {
        let at = start(span);
        if self.open.len() >= DEEPEST {
            return Err(SyntaxError::at(at..at + 1, yaml::too_deep(DEEPEST)));
        }
        if let Some(open) = self.open.last()
            && open.key.is_none()
            && matches!(self.nodes.get(open.node.0).map(|node| &node.kind), Some(NodeKind::Map(_)))
        {
            return Err(SyntaxError::at(at..at + 1, question_mark(text, at)));
        }
        let node = self.value(text, Node { bytes: at..end(span).max(at), kind })?;
        self.open.push(OpenNode { node, key: None });
        Ok(())
    }

    /// Notes one value in the list or mapping that is open.
    fn value(&mut self, text: &str, node: Node) -> Result<NodeId, SyntaxError> {
        let id = NodeId(self.nodes.len());
        let bytes = node.bytes.clone();
        let limit = most_values(text);
        if id.0 >= limit {
            let wrong = files::too_many_values(limit);
            return Err(SyntaxError::at(bytes, wrong));
        }
        self.nodes.push(node);
        if let Some(open) = self.open.last_mut()
            && let Some(parent) = self.nodes.get_mut(open.node.0)
        {
            match (&mut parent.kind, open.key.take()) {
                (NodeKind::List(nodes), _) => nodes.push(id),
                (NodeKind::Map(entries), Some((key, bytes))) => entries.push(MapEntry { key, bytes, node: id }),
                (NodeKind::Map(_), None) | (NodeKind::Scalar(_), _) => {}
            }
        }
        Ok(id)
    }

    /// What an error of the parser means in plain words.
    fn syntax(&self, text: &str, error: &ScanError) -> SyntaxError {
        let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
        let character = text.get(at..).and_then(|rest| rest.chars().next());
        let key = self.last_key();
        let stop = |bytes, wrong| SyntaxError::at(bytes, wrong);
        let here = at..at + character.map_or(0, char::len_utf8);
        if let Some(stop) = text_after_bracket(text, at) {
            return stop;
        }
        match error.kind() {
            ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::InvalidBlockEntryWhitespace
            | ErrorKind::InvalidMappingValueWhitespace
            | ErrorKind::TabInPlainScalar
            | ErrorKind::UnexpectedCharacter { character: '\t' } => tab(text, at),
            ErrorKind::UnclosedQuotedScalar
            | ErrorKind::DocumentIndicatorInQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent => stop(here, yaml::unclosed_quote(character.unwrap_or('"'))),
            ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
                let quote = if *error.kind() == ErrorKind::InvalidTrailingSingleQuotedScalar { '\'' } else { '"' };
                stop(at..line_end(text, at), yaml::text_after_quote(quote))
            }
            ErrorKind::UnknownQuotedScalarEscape
            | ErrorKind::InvalidQuotedScalarHexEscape
            | ErrorKind::InvalidLowSurrogateHexEscape
            | ErrorKind::InvalidLowSurrogate
            | ErrorKind::MissingLowSurrogate
            | ErrorKind::UnpairedLowSurrogate
            | ErrorKind::InvalidUnicodeEscape => stop(at..at + 2, yaml::bad_escape()),
            ErrorKind::UnclosedFlowCollection { open } => self.unclosed(text, at, *open),
            ErrorKind::UnexpectedEofFlowSequence => self.unclosed(text, at, '['),
            ErrorKind::UnexpectedEofFlowMapping | ErrorKind::UnexpectedEofImplicitFlowMapping => {
                self.unclosed(text, at, '{')
            }
            ErrorKind::MismatchedFlowCollectionEnd { open, close } => stop(here, yaml::wrong_bracket(*open, *close)),
            ErrorKind::MisplacedFlowCollectionEnd => stop(here, yaml::stray_bracket()),
            ErrorKind::UnexpectedCharacter { character } => stop(here, yaml::reserved_start(*character)),
            ErrorKind::DirectiveDisallowed | ErrorKind::MissingDocumentEndBeforeDirective => {
                stop(at..line_end(text, at), yaml::directive())
            }
            ErrorKind::UnknownAnchor
            | ErrorKind::MissingAnchorOrAliasName
            | ErrorKind::ExpectedTagBang
            | ErrorKind::InvalidGlobalTagCharacter
            | ErrorKind::InvalidTagTerminator
            | ErrorKind::MissingTagUri
            | ErrorKind::UnclosedVerbatimTag
            | ErrorKind::InvalidTagEscape
            | ErrorKind::UndeclaredTagHandle => start_of_text(text, at),
            ErrorKind::RecursionLimitExceeded => {
                let limit = if matches!(character, Some('[' | '{')) { DEEPEST_FLOW } else { DEEPEST };
                stop(here, yaml::too_deep(limit))
            }
            ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidSimpleKey | ErrorKind::InvalidColonPlacement => {
                self.open_bracket(text, at).unwrap_or_else(|| colon(text, at, key))
            }
            ErrorKind::MappingKeyNotAllowed => stop(here, yaml::question_mark()),
            ErrorKind::ExpectedBlockMappingKey
            | ErrorKind::ExpectedBlockSequenceEntry
            | ErrorKind::InvalidIndentation
            | ErrorKind::InvalidBlockScalarIndent
            | ErrorKind::SimpleKeyExpected
            | ErrorKind::BlockSequenceEntryNotAllowed
            | ErrorKind::ExpectedDocumentStart => self.open_bracket(text, at).unwrap_or_else(|| indent(text, at, key)),
            ErrorKind::ExpectedFlowMappingSeparator => self.unclosed(text, at, '{'),
            ErrorKind::ExpectedFlowSequenceSeparator | ErrorKind::BlockEntryInFlowCollection => {
                self.unclosed(text, at, '[')
            }
            _ => stop(at..line_end(text, at), yaml::not_yaml()),
        }
    }

    /// The key that was read last.
    fn last_key(&self) -> Option<String> {
        let open = self.open.last()?;
        if let Some((key, _)) = &open.key {
            return Some(key.to_string());
        }
        match &self.nodes.get(open.node.0)?.kind {
            NodeKind::Map(entries) => entries.last().map(|entry| entry.key.to_string()),
            NodeKind::Scalar(_) | NodeKind::List(_) => None,
        }
    }

    /// The bracket that is still open where an error stands in a later line: the error only follows from it.
    fn open_bracket(&self, text: &str, at: usize) -> Option<SyntaxError> {
        let begin = self.nodes.get(self.open.last()?.node.0)?.bytes.start;
        let open = text.get(begin..)?.chars().next().filter(|c| matches!(c, '[' | '{'))?;
        let later = text.get(begin..at)?.contains(['\n', '\r']);
        later.then(|| SyntaxError::at(begin..begin + 1, yaml::unclosed_bracket(open)))
    }

    /// A bracket that is not closed: the place is where the outermost open one of its sort stands.
    fn unclosed(&self, text: &str, at: usize, open: char) -> SyntaxError {
        let bracket = self.open.iter().rev().find_map(|held| {
            let begin = self.nodes.get(held.node.0)?.bytes.start;
            text.get(begin..)?.starts_with(open).then_some(begin)
        });
        let at = match text.get(at..) {
            Some(rest) if rest.starts_with(open) => at,
            _ => bracket.unwrap_or(at),
        };
        SyntaxError::at(at..at + 1, yaml::unclosed_bracket(open))
    }
}

fn start(span: &Span) -> usize {
    span.start.byte_offset().unwrap_or(0)
}

fn end(span: &Span) -> usize {
    span.end.byte_offset().unwrap_or(0)
}

/// Where an alias, an anchor or a tag stands, if the event has one.
fn forbidden(event: &Event<'_>, span: &Span) -> Option<usize> {
    let anchored = match event {
        Event::Alias(_) | Event::UnresolvedAlias(_) => true,
        Event::Scalar(_, _, anchor, tag)
        | Event::SequenceStart(_, anchor, tag)
        | Event::MappingStart(_, anchor, tag) => *anchor > 0 || tag.is_some(),
        _ => false,
    };
    anchored
        .then(|| span.tag_start().as_ref().and_then(granit_parser::Marker::byte_offset).unwrap_or_else(|| start(span)))
}
