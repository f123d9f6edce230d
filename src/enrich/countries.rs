//! Countries as services write them, and as geowire does.

/// `DE` or `de` as `DEU`; `None` for what is in no list.
pub(super) fn alpha3(alpha2: &str) -> Option<&'static str> {
    pairs().find(|(two, _)| two.eq_ignore_ascii_case(alpha2)).map(|(_, three)| three)
}

/// `DEU` as `DE`.
pub(super) fn alpha2(alpha3: &str) -> Option<&'static str> {
    pairs().find(|(_, three)| *three == alpha3).map(|(two, _)| two)
}

fn pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("countries.tsv").lines().filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_of_the_coder_is_known_both_ways() {
        let coded = include_str!("../../config/coding/countries.tsv").lines().filter(|line| !line.starts_with('#'));
        for line in coded.skip(1) {
            let three = line.split('\t').next().unwrap();
            let two = alpha2(three).unwrap_or_else(|| panic!("{three} is in no list"));
            assert_eq!(alpha3(&two.to_lowercase()), Some(three));
        }
        assert_eq!(alpha3("xk"), Some("KOS"));
        assert_eq!(alpha3("zz"), None);
    }
}
