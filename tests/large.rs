//! A hundred nodes in one workflow, and three hundred, without raising any limit.
//!
//! They are written by `macro_rules!`, which is also how users would.

#![allow(
    clippy::unused_async,
    clippy::needless_pass_by_value,
    reason = "components as users write them"
)]

#[allow(dead_code, reason = "each test uses its part")]
mod lab;

use std::mem::size_of_val;

use lab::now;
use workflow::graph::Graph;
use workflow::{component, workflow};

#[component]
async fn add(x: u64) -> u64 {
    x + 1
}

#[component]
async fn sum(l: u64, r: u64) -> u64 {
    l.wrapping_add(r)
}

#[component]
async fn check(x: u64) -> Result<u64, &'static str> {
    x.checked_add(1).ok_or("too many")
}

macro_rules! chain {
    ($name:ident: $first:ident .. $last:ident, $($from:ident $to:ident,)*) => {
        workflow! {
            $name<x: u64 -> u64> {
                let $first = add(x);
                $(let $to = add(x: $from);)*
                $last
            }
        }
    };
}

macro_rules! fallible_chain {
    ($name:ident: $first:ident .. $last:ident, $($from:ident $to:ident,)*) => {
        workflow! {
            $name<x: u64 -> workflow::Result<u64>> {
                let $first = check(x)?;
                $(let $to = check(x: $from)?;)*
                $last
            }
        }
    };
}

macro_rules! fan {
    ($name:ident: $($node:ident)*) => {
        workflow! {
            $name<x: u64 -> u64> {
                $(let $node = add(x);)*
                [$($node),*].iter().sum()
            }
        }
    };
}

#[component]
async fn length(of: &str) -> usize {
    of.len()
}

#[component]
async fn first_word(text: &str) -> &str {
    text.split(' ').next().unwrap_or_default()
}

#[component]
async fn owned(text: String) -> String {
    text
}

macro_rules! mixed_fan {
    ($name:ident: $($node:ident)*) => {
        workflow! {
            /// So many that they are put together in parts, and all kinds of nodes among them.
            $name<x: u64, title: String, text: String -> workflow::Result<String>> {
                let checked = check(x)?;
                let kept = owned(text);
                $(let $node = add(x);)*
                let length = length(of: &title);
                let word = first_word(text: &title);
                let routed = match x {
                    0 => owned(text: format!("none of {title}")),
                    _ => owned(text: title.clone()),
                };
                let both = {
                    let once = add(x);
                    sum(l: once, r: x)
                };
                #[retry(2)]
                let tried = check(x)?;
                let numbers: u64 = [checked, both, tried, $($node),*].iter().sum();
                format!("{title}, {kept}, {length}, {word}, {routed}, {numbers}")
            }
        }
    };
}

macro_rules! ladder {
    ($name:ident: $first:ident .. $last:ident, $($from:ident $left:ident $right:ident $to:ident,)*) => {
        workflow! {
            $name<x: u64 -> u64> {
                let $first = x + 1; // nothing to await, in front of what is cut into pieces
                $(
                    let $left = add(x: $from);
                    let $right = add(x: $from);
                    let $to = sum(l: $left, r: $right);
                )*
                $last
            }
        }
    };
}

macro_rules! grid {
    (
        $name:ident: $first:ident .. $last:ident,
        $($edge:ident $before:ident,)*;
        $($node:ident $up:ident $left:ident,)*
    ) => {
        workflow! {
            $name<x: u64 -> u64> {
                let $first = add(x);
                $(let $edge = add(x: $before);)*
                $(let $node = sum(l: $up, r: $left);)*
                $last
            }
        }
    };
}

chain! {
    Chain100: n0 .. n99,
    n0 n1, n1 n2, n2 n3, n3 n4, n4 n5, n5 n6, n6 n7, n7 n8, n8 n9, n9 n10, n10 n11, n11 n12,
    n12 n13, n13 n14, n14 n15, n15 n16, n16 n17, n17 n18, n18 n19, n19 n20, n20 n21, n21 n22,
    n22 n23, n23 n24, n24 n25, n25 n26, n26 n27, n27 n28, n28 n29, n29 n30, n30 n31, n31 n32,
    n32 n33, n33 n34, n34 n35, n35 n36, n36 n37, n37 n38, n38 n39, n39 n40, n40 n41, n41 n42,
    n42 n43, n43 n44, n44 n45, n45 n46, n46 n47, n47 n48, n48 n49, n49 n50, n50 n51, n51 n52,
    n52 n53, n53 n54, n54 n55, n55 n56, n56 n57, n57 n58, n58 n59, n59 n60, n60 n61, n61 n62,
    n62 n63, n63 n64, n64 n65, n65 n66, n66 n67, n67 n68, n68 n69, n69 n70, n70 n71, n71 n72,
    n72 n73, n73 n74, n74 n75, n75 n76, n76 n77, n77 n78, n78 n79, n79 n80, n80 n81, n81 n82,
    n82 n83, n83 n84, n84 n85, n85 n86, n86 n87, n87 n88, n88 n89, n89 n90, n90 n91, n91 n92,
    n92 n93, n93 n94, n94 n95, n95 n96, n96 n97, n97 n98, n98 n99,
}

chain! {
    Chain300: n0 .. n299,
    n0 n1, n1 n2, n2 n3, n3 n4, n4 n5, n5 n6, n6 n7, n7 n8, n8 n9, n9 n10, n10 n11, n11 n12,
    n12 n13, n13 n14, n14 n15, n15 n16, n16 n17, n17 n18, n18 n19, n19 n20, n20 n21, n21 n22,
    n22 n23, n23 n24, n24 n25, n25 n26, n26 n27, n27 n28, n28 n29, n29 n30, n30 n31, n31 n32,
    n32 n33, n33 n34, n34 n35, n35 n36, n36 n37, n37 n38, n38 n39, n39 n40, n40 n41, n41 n42,
    n42 n43, n43 n44, n44 n45, n45 n46, n46 n47, n47 n48, n48 n49, n49 n50, n50 n51, n51 n52,
    n52 n53, n53 n54, n54 n55, n55 n56, n56 n57, n57 n58, n58 n59, n59 n60, n60 n61, n61 n62,
    n62 n63, n63 n64, n64 n65, n65 n66, n66 n67, n67 n68, n68 n69, n69 n70, n70 n71, n71 n72,
    n72 n73, n73 n74, n74 n75, n75 n76, n76 n77, n77 n78, n78 n79, n79 n80, n80 n81, n81 n82,
    n82 n83, n83 n84, n84 n85, n85 n86, n86 n87, n87 n88, n88 n89, n89 n90, n90 n91, n91 n92,
    n92 n93, n93 n94, n94 n95, n95 n96, n96 n97, n97 n98, n98 n99, n99 n100, n100 n101,
    n101 n102, n102 n103, n103 n104, n104 n105, n105 n106, n106 n107, n107 n108, n108 n109,
    n109 n110, n110 n111, n111 n112, n112 n113, n113 n114, n114 n115, n115 n116, n116 n117,
    n117 n118, n118 n119, n119 n120, n120 n121, n121 n122, n122 n123, n123 n124, n124 n125,
    n125 n126, n126 n127, n127 n128, n128 n129, n129 n130, n130 n131, n131 n132, n132 n133,
    n133 n134, n134 n135, n135 n136, n136 n137, n137 n138, n138 n139, n139 n140, n140 n141,
    n141 n142, n142 n143, n143 n144, n144 n145, n145 n146, n146 n147, n147 n148, n148 n149,
    n149 n150, n150 n151, n151 n152, n152 n153, n153 n154, n154 n155, n155 n156, n156 n157,
    n157 n158, n158 n159, n159 n160, n160 n161, n161 n162, n162 n163, n163 n164, n164 n165,
    n165 n166, n166 n167, n167 n168, n168 n169, n169 n170, n170 n171, n171 n172, n172 n173,
    n173 n174, n174 n175, n175 n176, n176 n177, n177 n178, n178 n179, n179 n180, n180 n181,
    n181 n182, n182 n183, n183 n184, n184 n185, n185 n186, n186 n187, n187 n188, n188 n189,
    n189 n190, n190 n191, n191 n192, n192 n193, n193 n194, n194 n195, n195 n196, n196 n197,
    n197 n198, n198 n199, n199 n200, n200 n201, n201 n202, n202 n203, n203 n204, n204 n205,
    n205 n206, n206 n207, n207 n208, n208 n209, n209 n210, n210 n211, n211 n212, n212 n213,
    n213 n214, n214 n215, n215 n216, n216 n217, n217 n218, n218 n219, n219 n220, n220 n221,
    n221 n222, n222 n223, n223 n224, n224 n225, n225 n226, n226 n227, n227 n228, n228 n229,
    n229 n230, n230 n231, n231 n232, n232 n233, n233 n234, n234 n235, n235 n236, n236 n237,
    n237 n238, n238 n239, n239 n240, n240 n241, n241 n242, n242 n243, n243 n244, n244 n245,
    n245 n246, n246 n247, n247 n248, n248 n249, n249 n250, n250 n251, n251 n252, n252 n253,
    n253 n254, n254 n255, n255 n256, n256 n257, n257 n258, n258 n259, n259 n260, n260 n261,
    n261 n262, n262 n263, n263 n264, n264 n265, n265 n266, n266 n267, n267 n268, n268 n269,
    n269 n270, n270 n271, n271 n272, n272 n273, n273 n274, n274 n275, n275 n276, n276 n277,
    n277 n278, n278 n279, n279 n280, n280 n281, n281 n282, n282 n283, n283 n284, n284 n285,
    n285 n286, n286 n287, n287 n288, n288 n289, n289 n290, n290 n291, n291 n292, n292 n293,
    n293 n294, n294 n295, n295 n296, n296 n297, n297 n298, n298 n299,
}

fallible_chain! {
    Fallible100: n0 .. n99,
    n0 n1, n1 n2, n2 n3, n3 n4, n4 n5, n5 n6, n6 n7, n7 n8, n8 n9, n9 n10, n10 n11, n11 n12,
    n12 n13, n13 n14, n14 n15, n15 n16, n16 n17, n17 n18, n18 n19, n19 n20, n20 n21, n21 n22,
    n22 n23, n23 n24, n24 n25, n25 n26, n26 n27, n27 n28, n28 n29, n29 n30, n30 n31, n31 n32,
    n32 n33, n33 n34, n34 n35, n35 n36, n36 n37, n37 n38, n38 n39, n39 n40, n40 n41, n41 n42,
    n42 n43, n43 n44, n44 n45, n45 n46, n46 n47, n47 n48, n48 n49, n49 n50, n50 n51, n51 n52,
    n52 n53, n53 n54, n54 n55, n55 n56, n56 n57, n57 n58, n58 n59, n59 n60, n60 n61, n61 n62,
    n62 n63, n63 n64, n64 n65, n65 n66, n66 n67, n67 n68, n68 n69, n69 n70, n70 n71, n71 n72,
    n72 n73, n73 n74, n74 n75, n75 n76, n76 n77, n77 n78, n78 n79, n79 n80, n80 n81, n81 n82,
    n82 n83, n83 n84, n84 n85, n85 n86, n86 n87, n87 n88, n88 n89, n89 n90, n90 n91, n91 n92,
    n92 n93, n93 n94, n94 n95, n95 n96, n96 n97, n97 n98, n98 n99,
}

fan! {
    Fan100:
    n0 n1 n2 n3 n4 n5 n6 n7 n8 n9 n10 n11 n12 n13 n14 n15 n16 n17 n18 n19 n20 n21 n22 n23 n24
    n25 n26 n27 n28 n29 n30 n31 n32 n33 n34 n35 n36 n37 n38 n39 n40 n41 n42 n43 n44 n45 n46 n47
    n48 n49 n50 n51 n52 n53 n54 n55 n56 n57 n58 n59 n60 n61 n62 n63 n64 n65 n66 n67 n68 n69 n70
    n71 n72 n73 n74 n75 n76 n77 n78 n79 n80 n81 n82 n83 n84 n85 n86 n87 n88 n89 n90 n91 n92 n93
    n94 n95 n96 n97 n98 n99
}

mixed_fan! {
    MixedFan:
    n0 n1 n2 n3 n4 n5 n6 n7 n8 n9 n10 n11 n12 n13 n14 n15 n16 n17 n18 n19 n20 n21 n22 n23 n24
    n25 n26 n27 n28 n29 n30 n31 n32 n33 n34 n35 n36 n37 n38 n39 n40 n41 n42 n43 n44 n45 n46 n47
    n48 n49 n50 n51 n52 n53 n54 n55 n56 n57 n58 n59 n60 n61 n62 n63 n64 n65 n66 n67 n68 n69 n70
    n71 n72 n73 n74 n75 n76 n77 n78 n79 n80 n81 n82 n83 n84 n85 n86 n87 n88 n89 n90 n91 n92 n93
    n94 n95 n96 n97 n98 n99 n100 n101 n102 n103 n104 n105 n106 n107 n108 n109 n110 n111 n112
    n113 n114 n115 n116 n117 n118 n119 n120 n121 n122 n123 n124 n125 n126 n127 n128 n129 n130
    n131 n132 n133 n134 n135 n136 n137 n138 n139
}

ladder! {
    Ladder297: n0 .. n99,
    n0 l0 r0 n1, n1 l1 r1 n2, n2 l2 r2 n3, n3 l3 r3 n4, n4 l4 r4 n5, n5 l5 r5 n6, n6 l6 r6 n7,
    n7 l7 r7 n8, n8 l8 r8 n9, n9 l9 r9 n10, n10 l10 r10 n11, n11 l11 r11 n12, n12 l12 r12 n13,
    n13 l13 r13 n14, n14 l14 r14 n15, n15 l15 r15 n16, n16 l16 r16 n17, n17 l17 r17 n18,
    n18 l18 r18 n19, n19 l19 r19 n20, n20 l20 r20 n21, n21 l21 r21 n22, n22 l22 r22 n23,
    n23 l23 r23 n24, n24 l24 r24 n25, n25 l25 r25 n26, n26 l26 r26 n27, n27 l27 r27 n28,
    n28 l28 r28 n29, n29 l29 r29 n30, n30 l30 r30 n31, n31 l31 r31 n32, n32 l32 r32 n33,
    n33 l33 r33 n34, n34 l34 r34 n35, n35 l35 r35 n36, n36 l36 r36 n37, n37 l37 r37 n38,
    n38 l38 r38 n39, n39 l39 r39 n40, n40 l40 r40 n41, n41 l41 r41 n42, n42 l42 r42 n43,
    n43 l43 r43 n44, n44 l44 r44 n45, n45 l45 r45 n46, n46 l46 r46 n47, n47 l47 r47 n48,
    n48 l48 r48 n49, n49 l49 r49 n50, n50 l50 r50 n51, n51 l51 r51 n52, n52 l52 r52 n53,
    n53 l53 r53 n54, n54 l54 r54 n55, n55 l55 r55 n56, n56 l56 r56 n57, n57 l57 r57 n58,
    n58 l58 r58 n59, n59 l59 r59 n60, n60 l60 r60 n61, n61 l61 r61 n62, n62 l62 r62 n63,
    n63 l63 r63 n64, n64 l64 r64 n65, n65 l65 r65 n66, n66 l66 r66 n67, n67 l67 r67 n68,
    n68 l68 r68 n69, n69 l69 r69 n70, n70 l70 r70 n71, n71 l71 r71 n72, n72 l72 r72 n73,
    n73 l73 r73 n74, n74 l74 r74 n75, n75 l75 r75 n76, n76 l76 r76 n77, n77 l77 r77 n78,
    n78 l78 r78 n79, n79 l79 r79 n80, n80 l80 r80 n81, n81 l81 r81 n82, n82 l82 r82 n83,
    n83 l83 r83 n84, n84 l84 r84 n85, n85 l85 r85 n86, n86 l86 r86 n87, n87 l87 r87 n88,
    n88 l88 r88 n89, n89 l89 r89 n90, n90 l90 r90 n91, n91 l91 r91 n92, n92 l92 r92 n93,
    n93 l93 r93 n94, n94 l94 r94 n95, n95 l95 r95 n96, n96 l96 r96 n97, n97 l97 r97 n98,
    n98 l98 r98 n99,
}

grid! {
    Grid100: g00 .. g99,
    g01 g00, g02 g01, g03 g02, g04 g03, g05 g04, g06 g05, g07 g06, g08 g07, g09 g08,
    g10 g00, g20 g10, g30 g20, g40 g30, g50 g40, g60 g50, g70 g60, g80 g70, g90 g80,;
    g11 g01 g10, g12 g02 g11, g13 g03 g12, g14 g04 g13, g15 g05 g14, g16 g06 g15, g17 g07 g16,
    g18 g08 g17, g19 g09 g18, g21 g11 g20, g22 g12 g21, g23 g13 g22, g24 g14 g23, g25 g15 g24,
    g26 g16 g25, g27 g17 g26, g28 g18 g27, g29 g19 g28, g31 g21 g30, g32 g22 g31, g33 g23 g32,
    g34 g24 g33, g35 g25 g34, g36 g26 g35, g37 g27 g36, g38 g28 g37, g39 g29 g38, g41 g31 g40,
    g42 g32 g41, g43 g33 g42, g44 g34 g43, g45 g35 g44, g46 g36 g45, g47 g37 g46, g48 g38 g47,
    g49 g39 g48, g51 g41 g50, g52 g42 g51, g53 g43 g52, g54 g44 g53, g55 g45 g54, g56 g46 g55,
    g57 g47 g56, g58 g48 g57, g59 g49 g58, g61 g51 g60, g62 g52 g61, g63 g53 g62, g64 g54 g63,
    g65 g55 g64, g66 g56 g65, g67 g57 g66, g68 g58 g67, g69 g59 g68, g71 g61 g70, g72 g62 g71,
    g73 g63 g72, g74 g64 g73, g75 g65 g74, g76 g66 g75, g77 g67 g76, g78 g68 g77, g79 g69 g78,
    g81 g71 g80, g82 g72 g81, g83 g73 g82, g84 g74 g83, g85 g75 g84, g86 g76 g85, g87 g77 g86,
    g88 g78 g87, g89 g79 g88, g91 g81 g90, g92 g82 g91, g93 g83 g92, g94 g84 g93, g95 g85 g94,
    g96 g86 g95, g97 g87 g96, g98 g88 g97, g99 g89 g98,
}

grid! {
    Strip150: s000 .. s249,
    s001 s000, s002 s001, s003 s002, s004 s003, s005 s004, s006 s005, s007 s006,
    s008 s007, s009 s008, s010 s009, s011 s010, s012 s011, s013 s012, s014 s013,
    s015 s014, s016 s015, s017 s016, s018 s017, s019 s018, s020 s019, s021 s020,
    s022 s021, s023 s022, s024 s023, s025 s024, s026 s025, s027 s026, s028 s027,
    s029 s028, s030 s029, s031 s030, s032 s031, s033 s032, s034 s033, s035 s034,
    s036 s035, s037 s036, s038 s037, s039 s038, s040 s039, s041 s040, s042 s041,
    s043 s042, s044 s043, s045 s044, s046 s045, s047 s046, s048 s047, s049 s048,
    s100 s000, s200 s100,;
    s101 s001 s100, s102 s002 s101, s103 s003 s102, s104 s004 s103, s105 s005 s104,
    s106 s006 s105, s107 s007 s106, s108 s008 s107, s109 s009 s108, s110 s010 s109,
    s111 s011 s110, s112 s012 s111, s113 s013 s112, s114 s014 s113, s115 s015 s114,
    s116 s016 s115, s117 s017 s116, s118 s018 s117, s119 s019 s118, s120 s020 s119,
    s121 s021 s120, s122 s022 s121, s123 s023 s122, s124 s024 s123, s125 s025 s124,
    s126 s026 s125, s127 s027 s126, s128 s028 s127, s129 s029 s128, s130 s030 s129,
    s131 s031 s130, s132 s032 s131, s133 s033 s132, s134 s034 s133, s135 s035 s134,
    s136 s036 s135, s137 s037 s136, s138 s038 s137, s139 s039 s138, s140 s040 s139,
    s141 s041 s140, s142 s042 s141, s143 s043 s142, s144 s044 s143, s145 s045 s144,
    s146 s046 s145, s147 s047 s146, s148 s048 s147, s149 s049 s148, s201 s101 s200,
    s202 s102 s201, s203 s103 s202, s204 s104 s203, s205 s105 s204, s206 s106 s205,
    s207 s107 s206, s208 s108 s207, s209 s109 s208, s210 s110 s209, s211 s111 s210,
    s212 s112 s211, s213 s113 s212, s214 s114 s213, s215 s115 s214, s216 s116 s215,
    s217 s117 s216, s218 s118 s217, s219 s119 s218, s220 s120 s219, s221 s121 s220,
    s222 s122 s221, s223 s123 s222, s224 s124 s223, s225 s125 s224, s226 s126 s225,
    s227 s127 s226, s228 s128 s227, s229 s129 s228, s230 s130 s229, s231 s131 s230,
    s232 s132 s231, s233 s133 s232, s234 s134 s233, s235 s135 s234, s236 s136 s235,
    s237 s137 s236, s238 s138 s237, s239 s139 s238, s240 s140 s239, s241 s141 s240,
    s242 s142 s241, s243 s143 s242, s244 s144 s243, s245 s145 s244, s246 s146 s245,
    s247 s147 s246, s248 s148 s247, s249 s149 s248,
}

fn components(graph: &'static Graph) -> usize {
    let text = |name| graph.nodes().filter(|node| node.text() == name).count();
    text("add") + text("sum") + text("check")
}

#[test]
fn chains() {
    assert_eq!(now(Chain100 { x: 0 }.run()), 100);
    assert_eq!(components(Chain100::graph()), 100);
    assert_eq!(now(Chain300 { x: 0 }.run()), 300);
    assert_eq!(components(Chain300::graph()), 300);
    assert_eq!(now(Fallible100 { x: 0 }.run()).unwrap(), 100);
    let error = now(Fallible100 { x: u64::MAX - 41 }.run()).unwrap_err();
    assert_eq!(error.to_string(), "Fallible100/n41: too many");
}

#[test]
fn a_fan() {
    assert_eq!(now(Fan100 { x: 1 }.run()), 200);
    assert_eq!(components(Fan100::graph()), 100);
}

#[test]
fn a_fan_in_parts() {
    fn is_send<T: Send>(run: T) -> T {
        run
    }
    let fan = |x| MixedFan {
        x,
        title: String::from("two words"),
        text: String::from("text"),
    };
    let numbers = |x| 142 * (x + 1) + (x + 1 + x);
    let expected = |x, routed| format!("two words, text, 9, two, {routed}, {}", numbers(x));
    assert_eq!(now(fan(0).run()).unwrap(), expected(0, "none of two words"));
    assert_eq!(
        now(is_send(fan(5).run())).unwrap(),
        expected(5, "two words")
    );
    let error = now(fan(u64::MAX).run()).unwrap_err();
    assert_eq!(error.to_string(), "MixedFan/checked: too many");
}

#[test]
fn a_ladder() {
    let expected = (0..99).fold(1_u64, |n, _| (n + 1).wrapping_mul(2));
    assert_eq!(now(Ladder297 { x: 0 }.run()), expected);
    assert_eq!(components(Ladder297::graph()), 297);
}

#[test]
fn a_grid() {
    let mut row: Vec<u64> = (1..=10).collect();
    for first in 2..=10 {
        row[0] = first;
        for n in 1..10 {
            row[n] += row[n - 1];
        }
    }
    assert_eq!(now(Grid100 { x: 0 }.run()), row[9]);
    assert_eq!(components(Grid100::graph()), 100);
}

/// Its strands are cut into pieces, which hand values on to those beside them.
#[test]
fn a_grid_of_long_strands() {
    let mut row: Vec<u64> = (1..=50).collect();
    for first in 2..=3 {
        row[0] = first;
        for n in 1..50 {
            row[n] += row[n - 1];
        }
    }
    assert_eq!(now(Strip150 { x: 0 }.run()), row[49]);
    assert_eq!(components(Strip150::graph()), 150);
}

#[test]
fn no_larger_than_what_is_alive_at_once() {
    // One node at a time, and a value between two of them.
    assert!(size_of_val(&Chain100 { x: 0 }.run()) < 300);
    assert!(size_of_val(&Chain300 { x: 0 }.run()) < 400);
    assert!(size_of_val(&Ladder297 { x: 0 }.run()) < 600);
    // A hundred nodes at a time.
    assert!(size_of_val(&Fan100 { x: 0 }.run()) < 100 * 64);
}
