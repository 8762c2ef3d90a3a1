use workflow::component;

#[component]
unsafe fn read(address: usize) -> u8 {
    unsafe { *(address as *const u8) }
}

#[component]
extern "C" fn double(x: u32) -> u32 {
    2 * x
}

fn main() {}
