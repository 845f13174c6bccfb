//! What a need is about as a whole: the subjects in which its words meet.

use super::reading::Mention;
use super::situations::Hint;
use super::thesaurus::SubjectId;

/// How much a word that only hints at a subject says beside one that names it: two of them are as
/// good.
const HINT: f32 = 0.5;

/// How much each other subject that a word hints at makes what it names less certain: "shoes" are
/// what a leatherworker makes, and what hurts.
const OTHERWISE: f32 = 0.25;

/// Sum that all have to come to before hints are followed: one word that means a single subject, or
/// several that may mean it.
const CLEAR: f32 = 0.5;

/// Share of the most that another subject has to come to, to be looked for as well.
const NEAR: f32 = 0.5;

/// How much a field counts that was set for it, beside what its text names.
const SET: f32 = 1.5;

/// How fast what is named later counts less.
const LATER: f32 = 0.3;

/// The subjects of a need.
#[derive(Debug, Default)]
pub struct About {
    sums: Vec<Hint>,
    most: f32,
    /// How much each mention tells of the subject it tells most of, by where it begins.
    told: Vec<(usize, f32)>,
}

impl About {
    /// Adds up what is named and what is hinted at; the fields that were set for the need are so many
    /// bytes at the beginning.
    pub fn of(mentions: &[Mention], set: usize) -> Self {
        let mut about = About::default();
        let mut named = 0;
        for mention in mentions {
            let is_set = mention.place.start < set;
            let told = match is_set {
                true => about.set(mention),
                false => about.add(mention, 1.0 / (1.0 + LATER * named as f32)),
            };
            about.told.push((mention.place.start, told));
            named += usize::from(!is_set && !mention.subjects.is_empty());
        }
        let sums = about.sums.iter().map(|(_, sum)| *sum);
        about.most = sums.fold(0.0, f32::max);
        about
    }

    /// Adds a mention of what was set: it means what it names, and hints at nothing.
    fn set(&mut self, mention: &Mention) -> f32 {
        let may_mean = (mention.subjects.len() as f32).max(1.0);
        let each = SET / may_mean.sqrt();
        for &id in mention.subjects.iter() {
            self.raise(id, each);
        }
        each
    }

    fn raise(&mut self, id: SubjectId, more: f32) {
        match self.sums.iter_mut().find(|(held, _)| *held == id) {
            Some((_, sum)) => *sum += more,
            None => self.sums.push((id, more)),
        }
    }

    /// Adds a mention, of whose names so much counts. Returns how much it tells of one subject.
    fn add(&mut self, mention: &Mention, counts: f32) -> f32 {
        let names = |id: &SubjectId| mention.subjects.contains(id);
        let hinted = mention.hints.iter().filter(|(id, _)| !names(id));
        let may_mean = mention.subjects.len() as f32 + OTHERWISE * hinted.clone().count() as f32;
        let named = mention.known.share() * counts / may_mean.max(1.0).sqrt();
        let named = mention.subjects.iter().map(|id| (*id, named));
        let mut most: f32 = 0.0;
        for (id, more) in named.chain(hinted.map(|(id, far)| (*id, HINT * far))) {
            most = most.max(more);
            self.raise(id, more);
        }
        most
    }

    /// How much a mention tells of one subject, beside all that is told of what it is about most.
    pub fn told_by(&self, mention: &Mention) -> f32 {
        let at = self
            .told
            .iter()
            .find(|(start, _)| *start == mention.place.start);
        at.map_or(0.0, |(_, told)| (told / self.most).min(1.0))
    }

    /// How far it is about that, beside what it is about most.
    pub fn share(&self, id: SubjectId) -> f32 {
        let sum = self.sums.iter().find(|(held, _)| *held == id);
        sum.map_or(0.0, |(_, sum)| sum / self.most)
    }

    /// Everything it may be about, the likeliest first.
    pub fn subjects(&self) -> Vec<SubjectId> {
        let mut sums = self.sums.clone();
        sums.sort_by(|one, other| other.1.total_cmp(&one.1));
        sums.into_iter().map(|(id, _)| id).collect()
    }

    /// Whether that is looked for, among all that is named and hinted at.
    pub fn is_about(&self, id: SubjectId) -> bool {
        self.share(id) >= NEAR
    }

    /// Whether hints may be followed.
    pub fn is_clear(&self) -> bool {
        self.most >= CLEAR
    }
}
