//! "Did you mean": the known name that is nearest to a mistyped one.

/// The candidate that is a slip or two away from `name`.
pub(crate) fn closest<'c>(
    name: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let allowed = name.chars().count().div_ceil(3);
    candidates
        .into_iter()
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many letters to insert, remove, replace or swap with a neighbour to get from `a` to `b`.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut previous = None;
    for (i, from) in a.chars().enumerate() {
        let mut row = vec![i + 1];
        for (j, &to) in b.iter().enumerate() {
            let replaced = last[j] + usize::from(from != to);
            let mut steps = replaced.min(last[j + 1] + 1).min(row[j] + 1);
            if j > 0 && previous == Some(to) && b[j - 1] == from {
                steps = steps.min(before_last[j - 1] + 1);
            }
            row.push(steps);
        }
        before_last = std::mem::replace(&mut last, row);
        previous = Some(from);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::{closest, distance};

    #[test]
    fn a_slip_is_one_step() {
        assert_eq!(distance("ticket", "ticket"), 0);
        assert_eq!(distance("tickt", "ticket"), 1);
        assert_eq!(distance("tciket", "ticket"), 1);
        assert_eq!(distance("", "ab"), 2);
    }

    #[test]
    fn only_near_names_are_suggested() {
        let options = ["blocking", "spawn", "crate"];
        assert_eq!(closest("bloking", options), Some("blocking"));
        assert_eq!(closest("spwan", options), Some("spawn"));
        assert_eq!(closest("retry", options), None);
    }
}
