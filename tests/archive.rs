//! Archives that are damaged, incomplete or not what their names say: found by the plan, and named.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "not a pure room")]

mod support;

use std::fs;
use std::path::PathBuf;
use support::archive::{self, Packing, gzip};
use support::broker::Read;
use support::replay::Replay;

const ARTICLES: &str = "articles";

/// Records of one partition, from an offset on.
fn records(partition: i32, from: i64, count: i64) -> Vec<Read> {
    let one = |offset: i64| Read {
        partition,
        offset,
        key: Some(format!("k-{partition}-{offset}").into_bytes()),
        value: Some(format!("{{\"id\":\"a-{partition}-{offset}\",\"text\":\"The choir sang.\"}}").into_bytes()),
        headers: Vec::new(),
    };
    (from..from + count).map(one).collect()
}

struct Case {
    replay: Replay,
    folder: PathBuf,
}

impl Case {
    fn new() -> Self {
        let replay = Replay::offline(ARTICLES);
        let folder = replay.path("archive");
        fs::create_dir_all(&folder).unwrap();
        Self { replay, folder }
    }

    fn plan(&self, layout: &str, more: &[&str]) -> (Option<i32>, String) {
        self.replay.plan_offline(&self.folder, layout, more)
    }

    /// Plans what has to be refused, and gives what is said.
    fn refused(&self, layout: &str) -> String {
        let (code, said) = self.plan(layout, &[]);
        assert_eq!(code, Some(65), "{said}");
        said
    }

    fn manifest(&self) -> serde_json::Value {
        serde_json::from_slice(&fs::read(self.replay.manifest()).unwrap()).unwrap()
    }
}

#[test]
fn gaps_and_overlaps_between_files_are_named_and_overlaps_are_read_once() {
    let case = Case::new();
    // Lines that say their offsets: 0 to 9, 5 to 14, 20 to 24.
    for (from, count) in [(0, 10), (5, 10), (20, 5)] {
        archive::aiven(&case.folder, ARTICLES, &records(0, from, count), 100, Packing::Gzip(3));
    }
    let (code, said) = case.plan("aiven", &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("overlap: articles/0: offsets 5 to 9 of articles-0-5.gz stand in an earlier file too"),
        "{said}"
    );
    assert!(said.contains("gap: articles/0: offsets 15 to 19 stand in no file before articles-0-20.gz"), "{said}");
    let from: Vec<i64> = case.manifest()["input"]["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["from"].as_i64().unwrap())
        .collect();
    assert_eq!(from, [0, 10, 20]);
}

#[test]
fn files_are_read_by_number_also_where_names_are_not_padded() {
    let case = Case::new();
    for from in [900, 1000, 90, 10_000] {
        archive::aiven(&case.folder, ARTICLES, &records(0, from, 5), 100, Packing::Plain);
    }
    let (code, said) = case.plan("aiven", &[]);
    assert_eq!(code, Some(0), "{said}");
    let first: Vec<i64> = case.manifest()["input"]["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["first"].as_i64().unwrap())
        .collect();
    assert_eq!(first, [90, 900, 1000, 10_000]);
}

#[test]
fn gzip_of_many_members_is_whole_and_a_cut_one_is_named_with_its_line() {
    let case = Case::new();
    let lines: Vec<Vec<u8>> = records(0, 0, 200).into_iter().filter_map(|record| record.value).collect();
    let path = case.folder.join("articles+0+0.json.gz");
    let packed = Packing::Gzip(50).pack(&lines);
    fs::write(&path, &packed).unwrap();
    let (code, said) = case.plan("confluent", &[]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(case.manifest()["estimate"]["records"], 200);
    assert!(said.contains("without a key: articles+0+0.json.gz: no record has a key"), "{said}");
    // Cut in the third member.
    fs::write(&path, &packed[..packed.len() * 5 / 8]).unwrap();
    let said = case.refused("confluent");
    assert!(said.contains("articles+0+0.json.gz, line 1") && said.contains("restore the file"), "{said}");
    let line: u64 = said.split("line ").nth(1).unwrap().split(':').next().unwrap().parse().unwrap();
    assert!((101..=151).contains(&line), "{said}");
}

#[test]
fn zstd_of_many_frames_is_whole_and_a_cut_one_is_named() {
    let case = Case::new();
    let lines: Vec<Vec<u8>> = records(0, 0, 90).into_iter().filter_map(|record| record.value).collect();
    let path = case.folder.join("articles+0+0.json.zst");
    let packed = Packing::Zstd(30).pack(&lines);
    fs::write(&path, &packed).unwrap();
    let (code, said) = case.plan("confluent", &[]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(case.manifest()["estimate"]["records"], 90);
    fs::write(&path, &packed[..packed.len() - 20]).unwrap();
    assert!(case.refused("confluent").contains("articles+0+0.json.zst"));
}

#[test]
fn a_bomb_is_stopped_long_before_it_is_unpacked() {
    let case = Case::new();
    // A gigabyte in a megabyte.
    let line = format!("{{\"text\":\"{}\"}}\n", "a".repeat(8 << 20));
    let packed = gzip(line.as_bytes()).repeat(128);
    fs::write(case.folder.join("articles+0+0.json.gz"), &packed).unwrap();
    let began = std::time::Instant::now();
    let said = case.refused("confluent");
    assert!(said.contains("unpacks to more than 200 times its size: a bomb"), "{said}");
    assert!(began.elapsed().as_secs() < 60);
}

#[test]
fn a_line_without_end_is_refused_within_bounded_memory() {
    let case = Case::new();
    fs::write(case.folder.join("articles+0+0.json"), vec![b'x'; 40 << 20]).unwrap();
    assert!(case.refused("confluent").contains("line 1: longer than"));
}

#[test]
fn a_wrong_ending_is_named() {
    let case = Case::new();
    fs::write(case.folder.join("articles+0+0.json"), gzip(b"{}\n")).unwrap();
    assert!(case.refused("confluent").contains("the name says plain text, the first bytes say gzip"));
    let case = Case::new();
    fs::write(case.folder.join("articles+0+0.json.gz"), "{}\n").unwrap();
    assert!(case.refused("confluent").contains("the name says gzip, the first bytes say plain text"));
}

#[test]
fn value_only_files_are_said_to_lack_keys_and_cannot_be_cut_by_time() {
    let case = Case::new();
    let lines: Vec<Vec<u8>> = records(0, 0, 3).into_iter().filter_map(|record| record.value).collect();
    archive::write(&case.folder.join("b.json"), &lines, Packing::Plain);
    archive::write(&case.folder.join("a.json"), &lines, Packing::Plain);
    let (code, said) = case.plan("values", &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("each file stands for a partition, lines for offsets"), "{said}");
    assert!(said.contains("without a key: a.json"), "{said}");
    let (code, said) = case.plan("values", &["--since", "2024-01-01"]);
    assert_eq!(code, Some(65), "{said}");
    assert!(said.contains("have no record times"), "{said}");
}

#[test]
fn keys_that_lie_beside_have_to_match_their_values() {
    let case = Case::new();
    archive::confluent(&case.folder, ARTICLES, &records(0, 0, 10), 100, Packing::Plain);
    let keys = case.folder.join("topics/articles/partition=0/articles+0+0000000000.keys.json");
    let text = fs::read_to_string(&keys).unwrap();
    fs::write(&keys, text.split_inclusive('\n').take(9).collect::<String>()).unwrap();
    assert!(case.refused("confluent").contains("line 10: there are fewer keys than values"));
    fs::write(&keys, format!("{text}\"one more\"\n")).unwrap();
    assert!(case.refused("confluent").contains("line 11: there are more keys or headers than values"));
    fs::remove_file(case.folder.join("topics/articles/partition=0/articles+0+0000000000.json")).unwrap();
    assert!(case.refused("confluent").contains("lies beside no file of values"));
}

#[test]
fn an_envelope_that_is_none_is_named_with_its_line() {
    let case = Case::new();
    archive::write(&case.folder.join("dump.json"), &[b"{\"title\":\"an article\"}".to_vec()], Packing::Plain);
    assert!(case.refused("kcat").contains("dump.json, line 1: no envelope of kcat -J"));
    let case = Case::new();
    archive::write(&case.folder.join("articles-0-7"), &[b"{\"value\":{},\"offset\":9}".to_vec()], Packing::Plain);
    assert!(case.refused("aiven").contains("the name says offset 7, the first line says 9"));
}

#[test]
fn a_file_that_was_changed_after_the_plan_is_named_with_what_changed() {
    let case = Case::new();
    archive::confluent(&case.folder, ARTICLES, &records(0, 0, 10), 5, Packing::Plain);
    let (code, said) = case.plan("confluent", &[]);
    assert_eq!(code, Some(0), "{said}");
    let file = case.folder.join("topics/articles/partition=0/articles+0+0000000005.json");
    let mut text = fs::read_to_string(&file).unwrap();
    text.push_str("{}\n");
    fs::write(&file, text).unwrap();
    let manifest = case.replay.manifest();
    // Reading starts at the input, before any broker is needed.
    let done = case.replay.call_offline("verify", &[manifest.to_str().unwrap()]);
    let said = support::replay::said(&done);
    assert_eq!(done.status.code(), Some(65), "{said}");
    assert!(said.contains("articles+0+0000000005.json has") && said.contains("bytes, had"), "{said}");
    assert!(said.contains("since it was planned; plan anew"), "{said}");
}

#[test]
fn rates_that_are_none_are_refused() {
    let case = Case::new();
    for rate in ["0", "NaN", "inf", "much"] {
        let (code, said) = case.plan("values", &["--records-per-second", rate]);
        assert_eq!(code, Some(64), "{said}");
        assert!(said.contains("is no rate; it must be a number above 0"), "{said}");
    }
}
