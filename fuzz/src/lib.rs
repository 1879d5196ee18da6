//! The fuzz targets of `avtal`: see `docs/fuzzing.md`.

pub mod targets;

/// A target as a program of its own, which runs all in one thread.
#[macro_export]
macro_rules! program {
    ($target:ident) => {
        libfuzzer_sys::fuzz_target!(
            init: $crate::stay_in_one_thread(),
            |bytes: &[u8]| $crate::targets::$target::run(bytes)
        );
    };
}

/// Reads and checks in the thread that asks: to hand work to another and wait for it takes longer than so small a registry.
pub fn stay_in_one_thread() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread();
    pool.build_global().expect("the first pool of this program");
}
