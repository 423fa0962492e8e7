//! Tokens: what each colour is for, how large text is, how far things stand apart.

use std::collections::BTreeMap;

use eframe::egui::{Color32, CornerRadius, FontFamily, FontId, Margin, RichText, Stroke, Style, TextStyle, Visuals, vec2};

use crate::domain::NoteKind;
use crate::view::RoleGroup;

use super::fonts::strong;

/// Distances, in points.
pub mod space {
    /// Between things that belong together.
    pub const XS: f32 = 4.0;
    /// Between a label and its control.
    pub const S: f32 = 8.0;
    /// Between controls.
    pub const M: f32 = 12.0;
    /// Between groups, and a page's margin.
    pub const L: f32 = 16.0;
    /// Between parts of a page.
    pub const XL: f32 = 24.0;
}

/// The outline a kind of note is known by, whatever its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Observation.
    Circle,
    /// Wonder.
    Diamond,
    /// Explanation.
    Square,
    /// Trial.
    Triangle,
    /// Agreement.
    Hexagon,
}

/// Colours by role.
#[derive(Debug, Clone, PartialEq)]
pub struct Tokens {
    /// Whether it is the dark theme.
    pub dark: bool,
    /// Behind everything.
    pub page: Color32,
    /// Side bar and filter strip.
    pub panel: Color32,
    /// Cards, tables, charts.
    pub card: Color32,
    /// A row or cell under the pointer.
    pub hover: Color32,
    /// Thin lines between things.
    pub line: Color32,
    /// Outlines of controls.
    pub outline: Color32,
    /// Running text.
    pub text: Color32,
    /// Text that steps back: at least 4.5:1 on every ground above.
    pub weak: Color32,
    /// What is chosen, and the line in focus.
    pub accent: Color32,
    /// Ground of what is chosen.
    pub accent_soft: Color32,
    /// Text on `accent`.
    pub on_accent: Color32,
    /// The cluster's median.
    pub median: Color32,
    /// A total of the source.
    pub reference: Color32,
    /// Centre and limits of a series.
    pub level: Color32,
    /// Change in the direction hoped for (blue of Okabe and Ito, in the theme's light).
    pub better: Color32,
    /// Change away from it (their vermillion).
    pub worse: Color32,
    /// Change of what has no direction (their purple).
    pub other_change: Color32,
    /// Ground of a message that asks for attention.
    pub notice: Color32,
    /// Outline of such a message.
    pub notice_line: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

impl Tokens {
    /// For a projector and for daylight.
    #[must_use]
    pub const fn light() -> Self {
        Self {
            dark: false,
            page: rgb(0x00FA_F8F4),
            panel: rgb(0x00F1_EEE7),
            card: rgb(0x00FF_FFFF),
            hover: rgb(0x00F3_F6F8),
            line: rgb(0x00E2_DED5),
            outline: rgb(0x00B9_B3A7),
            text: rgb(0x001E_2730),
            weak: rgb(0x0057_6069),
            accent: rgb(0x0000_62A0),
            accent_soft: rgb(0x00DC_EAF4),
            on_accent: rgb(0x00FF_FFFF),
            median: rgb(0x0074_7C85),
            reference: rgb(0x00A8_4F83),
            level: rgb(0x0082_A3BD),
            better: rgb(0x0000_72B2),
            worse: rgb(0x00D5_5E00),
            other_change: rgb(0x00A0_4A86),
            notice: rgb(0x00FB_F2DC),
            notice_line: rgb(0x00D9_B45B),
        }
    }

    /// For a dark room without a projector.
    #[must_use]
    pub const fn dark() -> Self {
        Self {
            dark: true,
            page: rgb(0x0014_191E),
            panel: rgb(0x001B_2229),
            card: rgb(0x0020_2830),
            hover: rgb(0x0029_333C),
            line: rgb(0x0033_3D47),
            outline: rgb(0x0057_6470),
            text: rgb(0x00EC_EFF1),
            weak: rgb(0x00A9_B4BD),
            accent: rgb(0x0056_B4E9),
            accent_soft: rgb(0x0023_3F54),
            on_accent: rgb(0x000B_1822),
            median: rgb(0x0098_A3AD),
            reference: rgb(0x00E0_9BC4),
            level: rgb(0x0060_8299),
            better: rgb(0x0056_B4E9),
            worse: rgb(0x00F0_8A3C),
            other_change: rgb(0x00D9_8FC0),
            notice: rgb(0x0036_301E),
            notice_line: rgb(0x00A0_8440),
        }
    }

    /// For paper and slides: white ground, and greys far enough apart that a copier keeps them so.
    #[must_use]
    pub const fn paper() -> Self {
        let white = rgb(0x00FF_FFFF);
        Self {
            page: white,
            panel: white,
            hover: white,
            line: rgb(0x00DC_DCDC),
            text: rgb(0x0014_1A20),
            weak: rgb(0x0048_5058),
            accent: rgb(0x0000_4F85),
            median: rgb(0x0068_7078),
            reference: rgb(0x0096_3F73),
            level: rgb(0x0078_98B2),
            ..Self::light()
        }
    }

    /// The tokens of a theme.
    #[must_use]
    pub const fn of(dark: bool) -> Self {
        if dark { Self::dark() } else { Self::light() }
    }

    /// Colour and outline of a kind of note.
    #[must_use]
    pub const fn kind(&self, kind: NoteKind) -> (Color32, Shape) {
        let (light, dark, shape) = match kind {
            NoteKind::Observation => (0x0000_62A0, 0x0056_B4E9, Shape::Circle),
            NoteKind::Wonder => (0x009C_4879, 0x00E0_9BC4, Shape::Diamond),
            NoteKind::Explanation => (0x0000_7355, 0x0033_C49A, Shape::Square),
            NoteKind::Trial => (0x00A8_4A00, 0x00F0_B040, Shape::Triangle),
            NoteKind::Agreement => (0x0045_4F59, 0x00C3_CCD4, Shape::Hexagon),
        };
        (rgb(if self.dark { dark } else { light }), shape)
    }

    /// Colour of a kind of column.
    #[must_use]
    pub const fn column(&self, group: RoleGroup) -> Color32 {
        let (light, dark) = match group {
            RoleGroup::House => (0x0000_62A0, 0x0056_B4E9),
            RoleGroup::Subject => (0x009C_4879, 0x00E0_9BC4),
            RoleGroup::Time => (0x0000_7355, 0x0033_C49A),
            RoleGroup::Figure => (0x00A8_4A00, 0x00F0_B040),
            RoleGroup::Text => (0x0045_4F59, 0x00C3_CCD4),
            RoleGroup::Ignored => (0x00B9_B3A7, 0x0057_6470),
        };
        rgb(if self.dark { dark } else { light })
    }

    /// Text of a page's title.
    #[must_use]
    pub fn title(&self, text: impl Into<String>) -> RichText {
        RichText::new(text).font(strong(24.0)).color(self.text)
    }

    /// Text of a part's heading.
    #[must_use]
    pub fn heading(&self, text: impl Into<String>) -> RichText {
        RichText::new(text).font(strong(17.0)).color(self.text)
    }

    /// Emphasised text.
    #[must_use]
    pub fn strong(&self, text: impl Into<String>) -> RichText {
        RichText::new(text).font(strong(15.0)).color(self.text)
    }

    /// Text that steps back.
    #[must_use]
    pub fn weak(&self, text: impl Into<String>) -> RichText {
        RichText::new(text).size(15.0).color(self.weak)
    }

    /// Small text that steps back.
    #[must_use]
    pub fn small(&self, text: impl Into<String>) -> RichText {
        RichText::new(text).size(13.0).color(self.weak)
    }

    /// Puts the tokens into an egui style.
    pub fn apply(&self, style: &mut Style) {
        let regular = |size| FontId::new(size, FontFamily::Proportional);
        style.text_styles = BTreeMap::from([
            (TextStyle::Small, regular(13.0)),
            (TextStyle::Body, regular(15.0)),
            (TextStyle::Monospace, regular(15.0)),
            (TextStyle::Button, regular(15.0)),
            (TextStyle::Heading, strong(20.0)),
        ]);
        style.spacing.item_spacing = vec2(space::S, space::S);
        style.spacing.button_padding = vec2(space::M, 5.0);
        style.spacing.interact_size = vec2(32.0, 30.0);
        style.spacing.menu_margin = Margin::same(8);
        style.spacing.tooltip_width = 420.0;
        style.spacing.combo_height = 420.0;
        style.spacing.scroll.foreground_color = true;
        style.spacing.scroll.dormant_handle_opacity = 0.25;
        style.spacing.scroll.active_handle_opacity = 0.35;
        style.spacing.scroll.interact_handle_opacity = 0.6;
        style.spacing.scroll.floating_width = 5.0;
        style.interaction.tooltip_delay = 0.15;
        style.interaction.selectable_labels = false;
        style.animation_time = 0.0;
        style.visuals = self.visuals();
    }

    fn visuals(&self) -> Visuals {
        let mut visuals = if self.dark { Visuals::dark() } else { Visuals::light() };
        let radius = CornerRadius::same(6);
        visuals.panel_fill = self.page;
        visuals.window_fill = self.card;
        visuals.window_stroke = Stroke::new(1.0, self.line);
        visuals.window_corner_radius = CornerRadius::same(10);
        visuals.menu_corner_radius = CornerRadius::same(8);
        visuals.extreme_bg_color = self.card;
        visuals.faint_bg_color = self.hover;
        visuals.selection.bg_fill = self.accent_soft;
        visuals.selection.stroke = Stroke::new(1.0, self.accent);
        visuals.hyperlink_color = self.accent;
        visuals.weak_text_color = Some(self.weak);
        let widgets = &mut visuals.widgets;
        let ground = [
            (&mut widgets.noninteractive, self.card, self.line, self.text),
            (&mut widgets.inactive, self.card, self.outline, self.text),
            (&mut widgets.hovered, self.hover, self.accent, self.text),
            (&mut widgets.active, self.accent_soft, self.accent, self.text),
            (&mut widgets.open, self.hover, self.accent, self.text),
        ];
        for (widget, fill, line, text) in ground {
            widget.bg_fill = fill;
            widget.weak_bg_fill = fill;
            widget.bg_stroke = Stroke::new(1.0, line);
            widget.fg_stroke = Stroke::new(1.0, text);
            widget.corner_radius = radius;
            widget.expansion = 0.0;
        }
        visuals
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance, WCAG 2.
    fn luminance(color: Color32) -> f64 {
        let channel = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(color.r()) + 0.7152 * channel(color.g()) + 0.0722 * channel(color.b())
    }

    #[test]
    fn a_copier_keeps_lines_and_levels_apart() {
        let paper = Tokens::paper();
        assert!(contrast(paper.accent, paper.median) >= 1.5);
        assert!(contrast(paper.median, paper.level) >= 1.5);
        assert!(contrast(paper.level, paper.line) >= 1.5);
        assert!(contrast(paper.level, paper.card) >= 2.5);
    }

    fn contrast(left: Color32, right: Color32) -> f64 {
        let (left, right) = (luminance(left), luminance(right));
        (left.max(right) + 0.05) / (left.min(right) + 0.05)
    }

    #[test]
    fn text_can_be_read_on_every_ground() {
        for tokens in [Tokens::light(), Tokens::dark(), Tokens::paper()] {
            for ground in [
                tokens.page,
                tokens.panel,
                tokens.card,
                tokens.hover,
                tokens.accent_soft,
                tokens.notice,
            ] {
                assert!(contrast(tokens.text, ground) >= 7.0, "{ground:?}");
                assert!(contrast(tokens.weak, ground) >= 4.5, "{ground:?} {}", contrast(tokens.weak, ground));
                assert!(
                    contrast(tokens.accent, ground) >= 4.5,
                    "{ground:?} {}",
                    contrast(tokens.accent, ground)
                );
            }
            assert!(contrast(tokens.on_accent, tokens.accent) >= 4.5);
            for kind in NoteKind::ALL {
                assert!(contrast(tokens.kind(kind).0, tokens.card) >= 4.5, "{kind:?}");
            }
            for mark in [tokens.median, tokens.reference] {
                assert!(contrast(mark, tokens.card) >= 3.0);
            }
        }
    }
}
