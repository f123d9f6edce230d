//! JSON lines in, JSON lines out: same order, same bytes, whatever the number of threads.

use super::super::exit::Exit;
use super::desk::Desk;
use crate::record::Outcome;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::thread;

/// Lines taken at once for each thread.
const BATCH: usize = 64;

/// Codes every line of `file`.
pub(super) fn run(desk: &Desk, file: &Path, threads: usize, strict: bool) -> Result<(), Exit> {
    let threads = if threads > 0 { threads } else { thread::available_parallelism().map_or(1, usize::from) };
    let mut reader = open(file)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    let (mut number, mut refused) = (0, 0);
    loop {
        let lines = batch(&mut reader, threads * BATCH, &mut number)
            .map_err(|error| Exit::data(format!("{} behind line {number}: {error}", file.display())))?;
        if lines.is_empty() {
            break;
        }
        for (line, ended) in code(desk, &lines, threads) {
            refused += usize::from(ended == Outcome::DeadLettered);
            match writeln!(out, "{line}") {
                Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => return Ok(()),
                Err(error) => return Err(Exit::internal(error.to_string())),
                Ok(()) => {}
            }
        }
    }
    out.flush().map_err(|error| Exit::internal(error.to_string()))?;
    if strict && refused > 0 {
        return Err(Exit::data(format!("{refused} of {number} lines were refused; their reasons stand in the output")));
    }
    Ok(())
}

/// A file, or standard input for `-`.
pub(in crate::cli) fn open(file: &Path) -> Result<Box<dyn BufRead>, Exit> {
    if file == Path::new("-") {
        return Ok(Box::new(BufReader::new(std::io::stdin())));
    }
    let opened = File::open(file).map_err(|error| Exit::data(format!("{}: {error}", file.display())))?;
    Ok(Box::new(BufReader::new(opened)))
}

/// The next lines that are not blank, with their numbers from 1.
pub(in crate::cli) fn batch(
    reader: &mut dyn BufRead,
    count: usize,
    number: &mut usize,
) -> std::io::Result<Vec<(usize, Vec<u8>)>> {
    let mut lines = Vec::with_capacity(count);
    while lines.len() < count {
        let mut line = Vec::new();
        if reader.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        *number += 1;
        if !line.trim_ascii().is_empty() {
            lines.push((*number, line.trim_ascii_end().to_vec()));
        }
    }
    Ok(lines)
}

fn code(desk: &Desk, lines: &[(usize, Vec<u8>)], threads: usize) -> Vec<(String, Outcome)> {
    let share = lines.len().div_ceil(threads).max(1);
    let one = |(number, line): &(usize, Vec<u8>)| {
        let row = desk.line(line, Some(*number), None);
        (row.json(), row.outcome)
    };
    thread::scope(|scope| {
        let parts: Vec<_> =
            lines.chunks(share).map(|part| scope.spawn(move || part.iter().map(one).collect())).collect();
        let rows: Vec<Vec<_>> = parts.into_iter().map(|part| part.join().unwrap_or_default()).collect();
        rows.into_iter().flatten().collect()
    })
}
