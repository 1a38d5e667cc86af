//! What an import of TeT's model says beside its answer: what it left, what it gave, and which axes the plan has not.

use crate::commands::Context;
use crate::langue::Fact;
use crate::render::paint::clean;
use crate::yaml::Data;
use crate::yaml::format::Habits;

use super::lignes::Remark;
use super::rows::Read;

/// Says what is to be known before anything is written.
pub fn tell(read: &Read, helps: &[usize], left: Vec<String>, ctx: &Context) {
    let list = |key: &str, name: &'static str, texts: Vec<String>| {
        if !texts.is_empty() {
            let texts: Vec<String> = texts.iter().map(|text| clean(text)).collect();
            ctx.tell(&ctx.catalogue().say(key, &[("n", texts.len().into()), (name, Fact::List(texts))]));
        }
    };
    list("tet-aide", "lignes", helps.iter().map(usize::to_string).collect());
    list("import-colonnes-ignorees", "noms", left);
    let given = read.given.iter().map(|(line, numero)| format!("{line} → {numero}"));
    list("tet-numeros", "numeros", given.collect());
    let (mut absent, mut otherwise, mut unnumbered) = (Vec::new(), Vec::new(), Vec::new());
    for remark in &read.remarks {
        match remark {
            Remark::Undeclared(axe, titre) => add(&mut absent, (axe.clone(), titre.clone())),
            Remark::Otherwise(axe, known) => add(&mut otherwise, format!("{axe} « {known} »")),
            Remark::Unnumbered(name) => add(&mut unnumbered, name.clone()),
        }
    }
    list("tet-axes-autres", "axes", otherwise);
    list("tet-axes-sans-numero", "axes", unnumbered);
    if !absent.is_empty() {
        ctx.tell(&ctx.catalogue().say("tet-axes-absents", &[("n", absent.len().into())]));
        ctx.tell(&clean(&ready(&absent)));
    }
}

fn add<T: PartialEq>(list: &mut Vec<T>, one: T) {
    if !list.contains(&one) {
        list.push(one);
    }
}

/// Writes axes as the lines of `plan.yaml` that declare them.
fn ready(axes: &[(String, String)]) -> String {
    let axes = axes.iter().map(|(axe, titre)| (Data::text(axe), Data::text(titre))).collect();
    let lines = Habits::default().entry("axes", &Data::Map(axes), 0, None);
    lines.map(|lines| lines.join("\n")).unwrap_or_default()
}
