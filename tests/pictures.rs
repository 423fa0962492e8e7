//! Small pictures of the pages, where a software rasteriser is present. A machine without one says so.

use eframe::egui::{Key, Modifiers, Vec2};
use egui_kittest::SnapshotOptions;

use super::harness::Window;

/// Whether wgpu finds a rasteriser that draws the same everywhere.
fn has_rasteriser() -> bool {
    let instance = eframe::wgpu::Instance::default();
    let adapters = pollster::block_on(instance.enumerate_adapters(eframe::wgpu::Backends::VULKAN));
    adapters
        .iter()
        .any(|adapter| adapter.get_info().device_type == eframe::wgpu::DeviceType::Cpu)
}

#[test]
fn every_page_looks_as_it_did() {
    if !has_rasteriser() {
        eprintln!("NOT RUN: every_page_looks_as_it_did needs a software Vulkan driver (on Debian: mesa-vulkan-drivers)");
        return;
    }
    let options = SnapshotOptions::new().threshold(1.0).max_failed_pixels(60);
    let mut window = Window::open(&[]);
    // Not the temporary folder of this run.
    window
        .harness
        .state_mut()
        .ask(klyngeblik::ui::Action::NewFolder("Klyngeblik".into()));
    window.harness.set_size(Vec2::new(960.0, 600.0));
    for page in ["Noter", "Start", "Udvikling", "Tilsyn", "Overblik"] {
        window.click(page);
        window.harness.remove_cursor();
        window.settle();
        window.harness.snapshot_options(page.to_lowercase(), &options);
    }
    window.click("Bølgen\nSygefravær");
    for (page, name) in [
        ("Tilsyn", "tilsyn-valgt-hus"),
        ("Udvikling", "udvikling-valgt-hus"),
        ("Visninger", "visninger"),
    ] {
        window.click(page);
        window.harness.remove_cursor();
        window.settle();
        window.harness.snapshot_options(name, &options);
    }
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::NONE, Key::Escape);
    window.click("Overblik");
    window.click("Mørk");
    window.key(Modifiers::NONE, Key::N);
    window.harness.remove_cursor();
    window.settle();
    window.harness.snapshot_options("moerk-med-notat", &options);
}
