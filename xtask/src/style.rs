//! The style sheets, each with what it imports put in place, so that a page loads one file at start
//! and one with the pages that come after it.
use std::{fs, path::Path};
use xtask::Result;

/// That sheet of `style/`, resolved.
pub fn sheet(name: &str) -> Result<String> {
    resolve(&Path::new("style").join(name))
}

/// One sheet's text, with each `@import "file.css" layer(name);` line replaced by that file.
fn resolve(sheet: &Path) -> Result<String> {
    let text = fs::read_to_string(sheet).map_err(|e| format!("{}: {e}", sheet.display()))?;
    let mut whole = String::new();
    for line in without_comments(&text)
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        match line.strip_prefix("@import ") {
            None => whole += line,
            Some(import) => {
                let parts = import
                    .strip_suffix(';')
                    .and_then(|i| i.trim().strip_prefix('"')?.split_once('"'));
                let (file, layer) = parts.ok_or_else(|| {
                    format!(
                        "{}: `{line}` should read @import \"file.css\" layer(name);",
                        sheet.display()
                    )
                })?;
                let inner = resolve(&sheet.with_file_name(file))?;
                match layer
                    .trim()
                    .strip_prefix("layer(")
                    .and_then(|l| l.strip_suffix(')'))
                {
                    Some(layer) => whole += &format!("@layer {layer} {{\n{inner}}}"),
                    None => whole += inner.trim_end(),
                }
            }
        }
        whole.push('\n');
    }
    Ok(whole)
}

/// Comments are for those who read the source; a comment's start inside a string is not one.
fn without_comments(text: &str) -> String {
    let (mut kept, mut rest, mut quote) = (String::new(), text, None);
    while let Some(c) = rest.chars().next() {
        match quote {
            None if rest.starts_with("/*") => {
                rest = rest[2..].split_once("*/").map_or("", |(_, after)| after);
                continue;
            }
            None if c == '"' || c == '\'' => quote = Some(c),
            Some(open) if open == c => quote = None,
            _ => {}
        }
        kept.push(c);
        rest = &rest[c.len_utf8()..];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_strings_stay() {
        assert_eq!(
            without_comments("a/* x */b \"/* kept */\" '\"'/*"),
            "ab \"/* kept */\" '\"'"
        );
    }

    #[test]
    fn imports_are_put_in_place() {
        let folder = std::env::temp_dir().join(format!("kith-style-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(
            folder.join("main.css"),
            "@layer base;\n@import \"a.css\" layer(base);\n@import \"b.css\";\n",
        )
        .unwrap();
        fs::write(folder.join("a.css"), "a { color: red }").unwrap();
        fs::write(folder.join("b.css"), "  b { }\n\n").unwrap();
        let whole = resolve(&folder.join("main.css")).unwrap();
        assert_eq!(
            whole,
            "@layer base;\n@layer base {\na { color: red }\n}\nb { }\n"
        );
        fs::write(folder.join("b.css"), "@import url(c.css);").unwrap();
        assert!(resolve(&folder.join("main.css")).is_err());
        fs::remove_dir_all(folder).unwrap();
    }
}
