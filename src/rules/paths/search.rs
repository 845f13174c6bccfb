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

/// A search under way.
struct Search<'a> {
    graph: &'a Graph<'a>,
    at_me: Node,
    /// Those who are not to be asked.
    asked: &'a BTreeSet<Id>,
    leads: HashMap<Place, Leads>,
    heap: BinaryHeap<Reverse<Reached>>,
    /// The shortest way to me that was come upon: what is further than that need not be looked at.
    bound: f32,
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
    let mut search = Search {
        graph,
        at_me: Node::Person(me),
        asked,
        leads: HashMap::new(),
        heap: BinaryHeap::new(),
        bound: f32::INFINITY,
    };
    for &(id, far) in goals {
        if id != me && graph.has(id) {
            search.reach((Node::Person(id), 1), far, None);
        }
    }
    // Past somebody and back to them would be a way round what is not allowed: the direct one.
    let may_pass = |node: Node| {
        let is_goal = |id| goals.iter().any(|(goal, _)| *goal == id);
        !to_person || !node.person().is_some_and(is_goal)
    };
    while let Some(Reverse(Reached { far, place })) = search.heap.pop() {
        if search
            .leads
            .get(&place)
            .is_some_and(|leads| leads.far < far)
        {
            continue;
        }
        if place.0 == search.at_me {
            return Some(path(graph, &search.leads, place));
        }
        search.go_on(place, far, to_person && place.1 == 1, may_pass);
    }
    None
}

impl Search<'_> {
    /// Looks at what comes next after a place; not straight at me where the way would be `direct`.
    fn go_on(&mut self, place: Place, far: f32, direct: bool, may_pass: impl Fn(Node) -> bool) {
        let (node, passed) = place;
        let (graph, at_me) = (self.graph, self.at_me);
        let mine = node.person().map(|id| (at_me, graph.way_from_me(id).far));
        let too_far = mine.is_some() && far + far::NEAREST > self.bound;
        let edges = (!too_far).then(|| graph.edges(node));
        let edges = edges.iter().flat_map(|edges| edges.iter());
        let edges = edges.map(|edge| (edge.to, edge.far));
        for (to, more) in mine.into_iter().chain(edges) {
            let next = match to.person() {
                Some(_) if to == at_me && direct => continue,
                Some(_) if to != at_me => (to, passed + 1),
                _ => (to, passed),
            };
            if next.1 <= MOST_STEPS && may_pass(to) {
                self.reach(next, far + more, Some(place));
            }
        }
    }

    /// Takes note of a place, where that is the shortest way to it.
    fn reach(&mut self, place: Place, far: f32, next: Option<Place>) {
        let asked = place.0.person().is_some_and(|id| self.asked.contains(&id));
        let known = self.leads.get(&place).is_some_and(|leads| leads.far <= far);
        if asked || known || far > self.bound {
            return;
        }
        if place.0 == self.at_me {
            self.bound = far;
        }
        self.leads.insert(place, Leads { far, next });
        self.heap.push(Reverse(Reached { far, place }));
    }
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
