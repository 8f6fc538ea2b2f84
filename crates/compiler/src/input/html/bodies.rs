//! What a page says itself of where its text is: elements that are marked up as the body of an article, or as the text
//! of a question or of its answers.
//!
//! The reader view looks at no such mark. It is believed before them, but where it has another thing than the one body of
//! an article, or one of several posts.

use super::super::markup::{Block, Kind};

/// The elements of a page that hold text by their own word, while it is read.
#[derive(Default)]
pub struct Bodies {
    /// Of each block of the page, the element that it lies in.
    of_block: Vec<Option<usize>>,
    roles: Vec<Role>,
    /// The name of the element under reading, and how many of its name are open inside it.
    open: Option<(String, usize)>,
    /// The page says that it is a question with answers.
    asks: bool,
}

/// What an element holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Article,
    Post,
}

/// How much of an element there is, in words: all of it, and what the reader view has of it.
#[derive(Clone, Copy, Default)]
struct Words {
    all: usize,
    in_view: usize,
}

impl Bodies {
    /// An element begins that has an end of its own.
    pub fn start(&mut self, name: &str, property: Option<&str>, kind: Option<&str>) {
        const QUESTIONS: [&str; 3] = ["QAPage", "Question", "DiscussionForumPosting"];
        self.asks |= kind.is_some_and(|kind| QUESTIONS.iter().any(|asks| kind.ends_with(asks)));
        if let Some((own, open)) = &mut self.open {
            *open += usize::from(own == name);
            return;
        }
        let role = match property {
            Some("articleBody") => Role::Article,
            Some("text") => Role::Post,
            _ => return,
        };
        self.roles.push(role);
        self.open = Some((name.to_owned(), 1));
    }

    /// An element ends; whether it is the one that holds text.
    pub fn end(&mut self, name: &str) -> bool {
        let Some((_, open)) = self.open.as_mut().filter(|(own, _)| own == name) else { return false };
        *open -= 1;
        *open == 0
    }

    /// Closes the element that ended.
    pub fn close(&mut self) {
        self.open = None;
    }

    /// A block is read.
    pub fn block(&mut self) {
        self.of_block.push(self.open.is_some().then(|| self.roles.len() - 1));
    }

    /// Corrects which blocks are the article's.
    pub fn mark(&self, blocks: &mut [Block]) {
        let mut bodies = vec![Words::default(); self.roles.len()];
        let mut view = 0;
        for (block, body) in blocks.iter().zip(&self.of_block) {
            if !matches!(block.kind, Kind::Text | Kind::Preformatted) {
                continue;
            }
            let words = block.text.split_whitespace().count();
            let in_view = if block.article { words } else { 0 };
            view += in_view;
            if let Some(body) = body {
                bodies[*body].all += words;
                bodies[*body].in_view += in_view;
            }
        }
        if let Some(first) = self.roles.iter().position(|role| *role == Role::Article) {
            let body = bodies[first];
            if body.all > view && body.in_view * 2 <= view {
                for (block, body) in blocks.iter_mut().zip(&self.of_block) {
                    block.article = *body == Some(first);
                }
            }
        } else if self.asks && bodies.iter().map(|body| body.in_view).sum::<usize>() * 2 > view {
            for (block, body) in blocks.iter_mut().zip(&self.of_block) {
                block.article |= body.is_some_and(|body| bodies[body].in_view == 0);
            }
        }
    }
}
