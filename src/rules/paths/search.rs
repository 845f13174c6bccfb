//! The shortest way from me to one of several goals (Dijkstra, 1959), over few enough people.
//!
//! It is looked for from the goals: few people lead to one, while I could begin with anybody.
//!
//! `petgraph` has it, but without a bound on the steps, without leaving people out, and over a copy
//! of the graph of its own.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeSet, BinaryHeap, HashMap};

use super::graph::{Edge, Graph, Node, far};
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

/// How far it is from a place to the goal, and where it leads next; nowhere from the goal itself.
#[derive(Clone, Copy)]
struct Leads {
    far: f32,
    next: Option<Place>,
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
    // Past somebody and back to them would be a way round what is not allowed: the direct one.
    let ends = |id: &Id| to_person && goals.iter().any(|(goal, _)| goal == id);
    let passable = |node: Node| node.person().is_none_or(|id| !asked.contains(&id));
    let at_me = Node::Person(me);
    let mut leads: HashMap<Place, Leads> = HashMap::new();
    let mut heap = BinaryHeap::new();
    // The shortest way to me that was come upon: what is further than that need not be looked at.
    let mut bound = f32::INFINITY;
    for &(id, far) in goals {
        if id != me && graph.has(id) && !asked.contains(&id) {
            let place = (Node::Person(id), 1);
            leads.insert(place, Leads { far, next: None });
            heap.push(Reverse(Reached { far, place }));
        }
    }
    while let Some(Reverse(Reached { far, place })) = heap.pop() {
        if leads.get(&place).is_some_and(|leads| leads.far < far) {
            continue;
        }
        let (node, passed) = place;
        if node == at_me {
            return Some(path(graph, &leads, place));
        }
        let direct = to_person && passed == 1;
        let mine = node.person().map(|id| (at_me, graph.way_from_me(id).far));
        let too_far = mine.is_some() && far + far::NEAREST > bound;
        let edges = (!too_far).then(|| graph.edges(node));
        let edges = edges.iter().flat_map(|edges| edges.iter());
        let edges = edges.map(|edge| (edge.to, edge.far));
        for (to, more) in mine.into_iter().chain(edges) {
            let next = match to.person() {
                Some(id) if id == me && direct => continue,
                Some(id) if id == me => (at_me, passed),
                Some(_) => (to, passed + 1),
                None => (to, passed),
            };
            if next.1 > MOST_STEPS || !passable(to) || to.person().is_some_and(|id| ends(&id)) {
                continue;
            }
            let far = far + more;
            if far > bound {
                continue;
            }
            if next.0 == at_me {
                bound = far;
            }
            if leads.get(&next).is_none_or(|leads| far < leads.far) {
                let leads_to = Some(place);
                leads.insert(
                    next,
                    Leads {
                        far,
                        next: leads_to,
                    },
                );
                heap.push(Reverse(Reached { far, place: next }));
            }
        }
    }
    None
}

/// The way from there to the goal, with the reason of each step.
fn path(graph: &Graph, leads: &HashMap<Place, Leads>, start: Place) -> Path {
    let mut steps = Vec::new();
    let mut at = start;
    let mut why: Option<Why> = None;
    while let Some(next) = leads.get(&at).and_then(|leads| leads.next) {
        why = way(graph, at.0, next.0).and_then(|edge| edge.why).or(why);
        if let Some(to) = next.0.person()
            && let Some(why) = why.take()
        {
            steps.push(Step { to, why });
        }
        at = next;
    }
    Path { steps }
}

/// The shortest way from one place to the next.
fn way(graph: &Graph, from: Node, to: Node) -> Option<Edge> {
    let edges = graph.edges(from);
    let mine = to.person().filter(|_| from.person() == graph.me);
    let mine = mine.map(|id| graph.way_from_me(id));
    let all = edges.iter().cloned().chain(mine);
    let there = all.filter(|edge| edge.to == to);
    there.min_by(|a, b| a.far.total_cmp(&b.far))
}
