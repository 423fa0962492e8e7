//! A note's words, which are Markdown. Nothing is fetched: images are shown as links, HTML as it is written, and a link is followed by a
//! click alone.

use eframe::egui::{Ui, vec2};
use egui_commonmark::{CommonMarkCache, CommonMarkViewer};

/// Draws the words in the width there is.
pub fn markdown_ui(ui: &mut Ui, cache: &mut CommonMarkCache, text: &str) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 4.0);
        CommonMarkViewer::new()
            .default_width(Some(ui.available_width() as usize))
            .show(ui, cache, &without_images(text));
    });
}

/// Marks of images become links to them.
fn without_images(text: &str) -> String {
    text.replace("![", "\\![")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_is_a_link() {
        assert_eq!(
            without_images("se ![et billede](http://a/b.png)!"),
            "se \\![et billede](http://a/b.png)!"
        );
    }
}
