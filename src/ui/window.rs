//! Opens the window with the renderer that starts.
//!
//! OpenGL first on Linux and macOS: it starts fastest there and uses least memory, also in software.
//! wgpu first on Windows: over remote desktop and in virtual machines Windows often has no OpenGL but always has
//! Direct3D 12, in software if need be. Where the first does not start, the other is tried.

use eframe::egui::ViewportBuilder;
use eframe::{NativeOptions, Renderer};
use thiserror::Error;

use super::app::{App, Start};

/// No window could be opened: no display, or no renderer that starts.
#[derive(Debug, Error)]
#[error("no window: {0}")]
pub struct NoWindow(String);

/// Opens the window and returns when it is closed.
///
/// # Errors
/// When there is no display or neither renderer starts.
pub fn open(start: &Start) -> Result<(), NoWindow> {
    let mut failures = Vec::new();
    for renderer in renderers() {
        let (start, title) = (start.clone(), "Klyngeblik");
        match eframe::run_native(
            title,
            options(renderer),
            Box::new(move |cc| Ok(Box::new(App::new(&cc.egui_ctx, start)))),
        ) {
            Ok(()) => return Ok(()),
            Err(error) => {
                tracing::warn!("{renderer:?}: {error}");
                failures.push(error.to_string());
            }
        }
    }
    Err(NoWindow(failures.join("; ")))
}

/// The renderers to try, in order. `KLYNGEBLIK_RENDERER` (`glow` or `wgpu`) puts one first.
fn renderers() -> [Renderer; 2] {
    let chosen = std::env::var("KLYNGEBLIK_RENDERER").ok();
    let wgpu_first = chosen.map_or(cfg!(windows), |name| name == "wgpu");
    if wgpu_first {
        [Renderer::Wgpu, Renderer::Glow]
    } else {
        [Renderer::Glow, Renderer::Wgpu]
    }
}

fn options(renderer: Renderer) -> NativeOptions {
    NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title("Klyngeblik")
            .with_app_id("klyngeblik")
            .with_inner_size([1366.0, 768.0])
            .with_min_inner_size([900.0, 560.0])
            .with_drag_and_drop(true),
        renderer,
        system_font_fallback: false,
        ..NativeOptions::default()
    }
}
