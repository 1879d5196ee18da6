//! Made-up registries in two spellings, and two of them compared.
#![no_main]

avtal_fuzz::program!(registries);
