//! Tables of what a check would refuse and an expert wants so: keys, and in the last column why.

/// A table of exceptions. It counts which rows are needed, so that none outlives its reason.
pub struct Exceptions {
    file: &'static str,
    rows: Vec<Row>,
}

struct Row {
    line: usize,
    key: Vec<String>,
    needed: bool,
}

impl Exceptions {
    /// Reads a table: comments, a header, and rows of as many cells as the header has, none of them empty.
    pub fn read(file: &'static str, text: &str) -> Result<Self, String> {
        let mut lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
        let columns = lines.next().map_or(0, |(_, header)| header.split('\t').count());
        let row = |(at, line): (usize, &str)| {
            let mut key: Vec<String> = line.split('\t').map(|cell| cell.trim().to_owned()).collect();
            if key.len() != columns || key.iter().any(String::is_empty) {
                return Err(format!("{file}:{}: needs {columns} cells, the last with the reason", at + 1));
            }
            key.pop();
            Ok(Row { line: at + 1, key, needed: false })
        };
        Ok(Self { file, rows: lines.map(row).collect::<Result<_, _>>()? })
    }

    /// Whether a row has this key.
    pub fn excuses(&mut self, key: &[&str]) -> bool {
        let row = self.rows.iter_mut().find(|row| row.key == key);
        row.map(|row| row.needed = true).is_some()
    }

    /// The rows that excused nothing.
    pub fn idle(&self) -> Vec<String> {
        let idle = self.rows.iter().filter(|row| !row.needed);
        idle.map(|row| format!("{}:{}: excuses nothing any more; take the row out", self.file, row.line)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_excuses_its_key_and_is_named_when_it_excuses_nothing() {
        let mut table = Exceptions::read("t.tsv", "# why\none\tother\twhy\na\tb\tso\nc\td\tso\n").unwrap();
        assert!(table.excuses(&["a", "b"]));
        assert!(!table.excuses(&["b", "a"]));
        assert_eq!(table.idle(), ["t.tsv:4: excuses nothing any more; take the row out"]);
    }

    #[test]
    fn a_row_without_a_reason_is_refused() {
        let said = Exceptions::read("t.tsv", "one\twhy\na\t\n").err();
        assert_eq!(said.as_deref(), Some("t.tsv:2: needs 2 cells, the last with the reason"));
    }
}
