//! The shortest way from me to one of several goals (Dijkstra, 1959), over few enough people.
//!
//! `petgraph` has it, but without a bound on the steps, without leaving people out, and over a copy
//! of the graph of its own.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeSet, BinaryHeap, HashMap};

use super::graph::{Edge, Graph, Node};
use super::way::Why;
use super::{Path, Step};
use crate::domain::Id;

/// Most people on a path, the last one included: nobody asks further round.
const MOST_STEPS: usize = 4;

/// A place, and how many people were passed on the way to it.
type Place = (Node, usize);

/// Places by their distance, the nearest first; of the same distance, in the order of the graph.
#[derive(PartialEq)]
struct Reached {
    far: f32,
    place: Place,
}

impl Eq for Reached {}

impl Ord for Reached {
    fn cmp(&self, other: &Self) -> Ordering {
        let far = self.far.total_cmp(&other.far);
        far.then(self.place.cmp(&other.place))
    }
}

impl PartialOrd for Reached {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// From where a place was reached, and by which way.
struct Came<'a> {
    far: f32,
    from: Place,
    by: Option<&'a Edge>,
}

/// The shortest way from me to one of the goals, each of which is so much further away than it seems,
/// past none of `asked`. To a person it leads over somebody else.
pub fn best(
    graph: &Graph,
    goals: &[(Id, f32)],
    to_person: bool,
    asked: &BTreeSet<Id>,
) -> Option<Path> {
    let me = graph.me?;
    let goals: HashMap<Node, f32> = goals
        .iter()
        .filter_map(|(id, far)| Some((graph.node(*id)?, *far)))
        .filter(|(node, _)| *node != me)
        .collect();
    let least = goals.values().copied().min_by(f32::total_cmp)?;
    let people = graph.people.len();
    let passable =
        |node: Node| node >= people || node != me && !asked.contains(&graph.people[node]);
    let mut came: HashMap<Place, Came<'_>> = HashMap::new();
    let mut heap = BinaryHeap::from([Reverse(Reached {
        far: 0.0,
        place: (me, 0),
    })]);
    let mut best: Option<(f32, Place)> = None;
    while let Some(Reverse(Reached { far, place })) = heap.pop() {
        if best.is_some_and(|(least_far, _)| far + least >= least_far) {
            break;
        }
        if came.get(&place).is_some_and(|came| came.far < far) {
            continue;
        }
        let (node, passed) = place;
        if let Some(more) = goals.get(&node) {
            let all = far + more;
            if best.is_none_or(|(least_far, _)| all < least_far) {
                best = Some((all, place));
            }
            if to_person {
                continue;
            }
        }
        for edge in &graph.edges[node] {
            let to_person_now = edge.to < people;
            let next = (edge.to, passed + usize::from(to_person_now));
            let direct = to_person && passed == 0 && goals.contains_key(&edge.to);
            if next.1 > MOST_STEPS || direct || !passable(edge.to) {
                continue;
            }
            let far = far + edge.far;
            if came.get(&next).is_none_or(|came| far < came.far) {
                let by = Some(edge);
                came.insert(
                    next,
                    Came {
                        far,
                        from: place,
                        by,
                    },
                );
                heap.push(Reverse(Reached { far, place: next }));
            }
        }
    }
    let (_, end) = best?;
    Some(path(graph, &came, end))
}

/// The way back, turned round.
fn path(graph: &Graph, came: &HashMap<Place, Came<'_>>, end: Place) -> Path {
    let mut steps = Vec::new();
    let mut at = end;
    let mut to: Option<Node> = None;
    while let Some(step) = came.get(&at) {
        let person = if at.0 < graph.people.len() {
            Some(at.0)
        } else {
            to
        };
        let why: Option<&Why> = step.by.and_then(|edge| edge.why.as_ref());
        match (why, person) {
            (Some(why), Some(person)) => steps.push(Step {
                to: graph.people[person],
                why: why.clone(),
            }),
            // Out of a shared place: the way into it says why.
            _ => to = person,
        }
        at = step.from;
    }
    steps.reverse();
    Path { steps }
}
