use super::*;
use sha2::{Digest, Sha256};

fn row(geonameid: u32, name: &str, country: &str, admin1: &str, population: u32) -> Row {
    Row {
        geonameid,
        lat: 12.345_67,
        lon: -98.765_43,
        population,
        country: country.to_owned(),
        admin1: admin1.to_owned(),
        name: name.to_owned(),
        names: vec![name.to_owned(), "Old Name".to_owned()],
    }
}

fn tokens(name: &str) -> Vec<String> {
    crate::lexicon::folded_tokens(name)
}

#[test]
fn what_is_written_is_read() {
    let rows = vec![row(2, "Über See", "DEU", "", 2_000), row(1, "São Dó", "BRA", "Acre", 9_000)];
    let bytes: &'static [u8] = Box::leak(encode(rows.clone()).unwrap().into_boxed_slice());
    let table = Gazetteer::read(bytes).unwrap();
    assert_eq!(table.len(), 2);
    assert_eq!(table.longest(&tokens("Sao Do today")), Some((2, vec![0])));
    assert_eq!(table.longest(&tokens("old name")), Some((2, vec![0, 1])), "the larger first");
    assert_eq!(table.longest(&tokens("old")), None);
    let city = table.city(0).unwrap();
    assert_eq!((city.name.as_str(), city.geonameid, city.population), ("São Dó", Some(1), 9_000));
    assert_eq!((city.country.as_deref(), city.admin1.as_deref()), (Some("BRA"), Some("Acre")));
    assert_eq!((city.lat, city.lon), (12.345_67, -98.765_43));
    assert_eq!(table.city(1).unwrap().admin1, None);
    assert!(table.city(2).is_none());
    let mut again = rows;
    again.reverse();
    assert_eq!(encode(again).unwrap(), bytes, "the order of the rows does not count");
}

#[test]
fn what_is_no_table_is_refused() {
    let bytes: &'static [u8] = Box::leak(encode(vec![row(1, "A B", "FRA", "", 1)]).unwrap().into_boxed_slice());
    assert_eq!(Gazetteer::read(b"geowire0").unwrap_err(), GazetteerError::Magic);
    for cut in [20, 50, HEADER + 3, bytes.len() - 1] {
        assert_eq!(Gazetteer::read(&bytes[..cut]).unwrap_err(), GazetteerError::Broken, "{cut}");
    }
}

#[test]
fn the_built_in_table_is_whole_and_every_place_can_be_read() {
    let table = Gazetteer::builtin().unwrap();
    assert_eq!(Sha256::digest(&BUILTIN[HEADER..]).as_slice(), table.digest());
    assert!(table.len() > 160_000, "{}", table.len());
    for number in 0..table.len() {
        let city = table.city(number).unwrap();
        assert!(city.lat.abs() <= 90.0 && city.lon.abs() <= 180.0 && !city.name.is_empty());
    }
    let (taken, bearers) = table.longest(&tokens("Garissa")).unwrap();
    assert_eq!((taken, table.city(bearers[0]).unwrap().country.as_deref()), (1, Some("KEN")));
    assert!(table.longest(&tokens("Springfield")).unwrap().1.len() > 10);
}
