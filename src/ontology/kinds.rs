//! Closed lists that several rooms share: zones of a text, kinds of actor, precision of a place.

use super::vocabulary::vocabulary;

vocabulary! {
    /// A stretch of an article by what it is for. Only title and body are coded.
    ZoneKind {
        /// The headline.
        Title = "title",
        /// What the article says.
        Body = "body",
        /// Words under a picture.
        Caption = "caption",
        /// Player errors, appeals, navigation, newsletters.
        Boilerplate = "boilerplate",
        /// A pointer to another article.
        Teaser = "teaser",
        /// A correction of an earlier version.
        Correction = "correction",
    }
}

vocabulary! {
    /// What an actor is.
    ActorKind {
        /// A person.
        Person = "person",
        /// A state or its government.
        State = "state",
        /// An organisation of any sort.
        Organisation = "organisation",
        /// A group of people, such as protesters or troops.
        Group = "group",
        /// Not stated.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// How narrow a place is.
    PlacePrecision {
        /// A building, street or site.
        Site = "site",
        /// A city, town or village.
        City = "city",
        /// A second-order division.
        District = "district",
        /// A first-order division.
        Province = "province",
        /// A country.
        Country = "country",
        /// A sea, or a region over several countries.
        Region = "region",
    }
}
