//! Training the model.

use super::conllu;
use geowire::language::parse::training::{Course, Example, Settings};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

/// What is asked for.
#[derive(Debug, Default)]
struct Request {
    gold: Vec<PathBuf>,
    silver: Vec<PathBuf>,
    dev: Vec<PathBuf>,
    clusters: Option<PathBuf>,
    out: Option<PathBuf>,
    settings: Settings,
    seeds: u64,
    least: u8,
}

/// Trains from the files that the arguments name, and writes the model.
pub fn run(arguments: &[&str]) -> Result<(), String> {
    let request = request(arguments)?;
    let out = request.out.as_deref().ok_or("--out FILE is missing")?;
    let start = Instant::now();
    let mut examples = examples(&request.gold, true, 0)?;
    let gold = examples.len();
    examples.extend(self::examples(&request.silver, false, request.least)?);
    let tokens: usize = examples.iter().map(|example| example.words.len()).sum();
    println!("{gold} gold and {} silver trees, {tokens} words", examples.len() - gold);
    let clusters = request.clusters.as_deref().map(clusters).transpose()?.unwrap_or_default();
    let folds = request.settings.folds;
    let course = Course::new(examples, &clusters, request.settings);
    let (seeds, mut tags) = (request.seeds, vec![Vec::new(); course.len()]);
    // The tagger of the model does not wait for those that tag what they have not seen.
    let (folded, taggers) = thread::scope(|scope| {
        let taggers = scope.spawn(|| parallel(1..seeds + 1, |seed| course.tagger(seed)));
        let folded = parallel(0..folds as u64, |fold| course.fold(fold as usize));
        (folded, taggers.join())
    });
    let taggers = taggers.map_err(|_| "the tagger's training has panicked")?;
    for (at, found) in folded.into_iter().flatten() {
        tags[at] = found;
    }
    println!("{:.0} s: the words are tagged by taggers that have not seen them", start.elapsed().as_secs_f64());
    let parsers = parallel(1..seeds + 1, |seed| course.parser(seed, &tags));
    let mut model = course.finish(taggers, parsers).ok_or("no seed")?;
    model.calibrate(&self::examples(&request.dev, true, 0)?);
    let bytes = model.encode();
    fs::write(out, &bytes).map_err(|error| format!("{}: {error}", out.display()))?;
    println!("{:.0} s: {} bytes in {}", start.elapsed().as_secs_f64(), bytes.len(), out.display());
    Ok(())
}

/// One thread for each number, results in their order.
fn parallel<T: Send>(numbers: std::ops::Range<u64>, work: impl Fn(u64) -> T + Sync) -> Vec<T> {
    thread::scope(|scope| {
        let handles: Vec<_> = numbers
            .map(|number| {
                scope.spawn({
                    let work = &work;
                    move || work(number)
                })
            })
            .collect();
        handles.into_iter().filter_map(|handle| handle.join().ok()).collect()
    })
}

fn request(arguments: &[&str]) -> Result<Request, String> {
    let mut request = Request { seeds: 2, ..Request::default() };
    let mut rest = arguments.iter();
    while let Some(name) = rest.next() {
        let value = *rest.next().ok_or_else(|| format!("{name} takes a value"))?;
        let number = || value.parse::<u64>().map_err(|error| format!("{name} {value}: {error}"));
        match *name {
            "--gold" => request.gold.push(value.into()),
            "--silver" => request.silver.push(value.into()),
            "--dev" => request.dev.push(value.into()),
            "--clusters" => request.clusters = Some(value.into()),
            "--out" => request.out = Some(value.into()),
            "--seeds" => request.seeds = number()?,
            "--least" => request.least = number()? as u8,
            "--tagger-epochs" => request.settings.tagger_epochs = number()? as usize,
            "--parser-epochs" => request.settings.parser_epochs = number()? as usize,
            "--folds" => request.settings.folds = number()? as usize,
            "--bits" => {
                let bits: Vec<u32> = value.split(',').filter_map(|part| part.parse().ok()).collect();
                request.settings.bits = bits.try_into().map_err(|_| "--bits takes three numbers")?;
            }
            _ => return Err(format!("{name} is not known")),
        }
    }
    Ok(request)
}

fn examples(files: &[PathBuf], gold: bool, least: u8) -> Result<Vec<Example>, String> {
    let mut examples = Vec::new();
    for file in files {
        let sentences = conllu::read(file)?.into_iter().filter(|sentence| sentence.least >= least);
        examples.extend(sentences.map(|sentence| sentence.example(gold)));
    }
    Ok(examples)
}

/// A word and the number of its cluster on each line, a tab between.
fn clusters(path: &Path) -> Result<Vec<(String, u16)>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    text.lines()
        .map(|line| {
            let (word, number) = line.split_once('\t').ok_or_else(|| format!("{}: no tab: {line}", path.display()))?;
            Ok((word.to_owned(), number.parse().map_err(|error| format!("{}: {line}: {error}", path.display()))?))
        })
        .collect()
}
