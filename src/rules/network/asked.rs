//! What of the network is looked at: what the address says, and the table and the picture show.

use super::groups::Colour;
use crate::domain::Id;
use crate::rules::people::{Filter, View};

/// Most steps that are looked around somebody: three further on are strangers.
pub const MOST_STEPS: usize = 3;

/// Which people, around whom, and in which colours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub filter: Filter,
    /// Around whom one looks; `None` for everyone.
    pub focus: Option<Id>,
    /// How far around, from 1.
    pub steps: usize,
    pub colour: Colour,
}

impl Default for Asked {
    fn default() -> Self {
        Asked {
            filter: Filter::default(),
            focus: None,
            steps: 1,
            colour: Colour::default(),
        }
    }
}

impl Asked {
    /// Reads what [`Asked::parameters`] writes; what cannot be read is not asked.
    pub fn read(parameter: impl Fn(&str) -> Option<String>) -> Self {
        let show = parameter("show").unwrap_or_default();
        let steps = parameter("steps").and_then(|text| text.parse().ok());
        let field = parameter("colour").is_some_and(|text| text == "field");
        Asked {
            filter: View::read(&show).unwrap_or_default().filter,
            focus: parameter("around").and_then(|text| text.parse().ok()),
            steps: steps.unwrap_or(1).clamp(1, MOST_STEPS),
            colour: if field { Colour::Field } else { Colour::Circle },
        }
    }

    /// What differs from what is shown at first, by its name in the address.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let mut parameters = Vec::new();
        if self.filter != Filter::default() {
            let view = View {
                filter: self.filter.clone(),
                ..View::default()
            };
            parameters.push(("show", view.to_string()));
        }
        if let Some(focus) = self.focus {
            parameters.push(("around", focus.to_string()));
            if self.steps != 1 {
                parameters.push(("steps", self.steps.to_string()));
            }
        }
        if self.colour == Colour::Field {
            parameters.push(("colour", "field".to_owned()));
        }
        parameters
    }
}
