//! Kinds of sentences that break coders (codebook, section 4): our own sentences, several of a kind later.

use super::{code, lines};
