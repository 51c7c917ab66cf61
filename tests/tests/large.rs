//! One function of a thousand lines with two hundred checkpoints.

use asap_tests::prelude::*;

scenario! {
    given (1), (2);
    fn two_hundred_checkpoints_in_a_thousand_lines(n: u64) -> u64 {
        let mut x = n;
        let mut list = vec![];
        let a0 = tap("a0", x % 1000 + 0);
        checkpoint!();
        if a0 % 2 == 0 {
            let b = a0 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a0;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 0");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a1 = tap("a1", x % 1000 + 1);
        checkpoint!();
        if a1 % 2 == 0 {
            let b = a1 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a1;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 1");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a2 = tap("a2", x % 1000 + 2);
        checkpoint!();
        if a2 % 2 == 0 {
            let b = a2 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a2;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 2");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a3 = tap("a3", x % 1000 + 3);
        checkpoint!();
        if a3 % 2 == 0 {
            let b = a3 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a3;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 3");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a4 = tap("a4", x % 1000 + 4);
        checkpoint!();
        if a4 % 2 == 0 {
            let b = a4 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a4;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 4");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a5 = tap("a5", x % 1000 + 5);
        checkpoint!();
        if a5 % 2 == 0 {
            let b = a5 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a5;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 5");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a6 = tap("a6", x % 1000 + 6);
        checkpoint!();
        if a6 % 2 == 0 {
            let b = a6 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a6;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 6");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a7 = tap("a7", x % 1000 + 7);
        checkpoint!();
        if a7 % 2 == 0 {
            let b = a7 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a7;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 7");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a8 = tap("a8", x % 1000 + 8);
        checkpoint!();
        if a8 % 2 == 0 {
            let b = a8 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a8;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 8");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a9 = tap("a9", x % 1000 + 9);
        checkpoint!();
        if a9 % 2 == 0 {
            let b = a9 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a9;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 9");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a10 = tap("a10", x % 1000 + 10);
        checkpoint!();
        if a10 % 2 == 0 {
            let b = a10 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a10;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 10");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a11 = tap("a11", x % 1000 + 11);
        checkpoint!();
        if a11 % 2 == 0 {
            let b = a11 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a11;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 11");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a12 = tap("a12", x % 1000 + 12);
        checkpoint!();
        if a12 % 2 == 0 {
            let b = a12 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a12;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 12");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a13 = tap("a13", x % 1000 + 13);
        checkpoint!();
        if a13 % 2 == 0 {
            let b = a13 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a13;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 13");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a14 = tap("a14", x % 1000 + 14);
        checkpoint!();
        if a14 % 2 == 0 {
            let b = a14 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a14;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 14");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a15 = tap("a15", x % 1000 + 15);
        checkpoint!();
        if a15 % 2 == 0 {
            let b = a15 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a15;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 15");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a16 = tap("a16", x % 1000 + 16);
        checkpoint!();
        if a16 % 2 == 0 {
            let b = a16 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a16;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 16");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a17 = tap("a17", x % 1000 + 17);
        checkpoint!();
        if a17 % 2 == 0 {
            let b = a17 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a17;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 17");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a18 = tap("a18", x % 1000 + 18);
        checkpoint!();
        if a18 % 2 == 0 {
            let b = a18 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a18;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 18");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a19 = tap("a19", x % 1000 + 19);
        checkpoint!();
        if a19 % 2 == 0 {
            let b = a19 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a19;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 19");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a20 = tap("a20", x % 1000 + 20);
        checkpoint!();
        if a20 % 2 == 0 {
            let b = a20 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a20;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 20");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a21 = tap("a21", x % 1000 + 21);
        checkpoint!();
        if a21 % 2 == 0 {
            let b = a21 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a21;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 21");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a22 = tap("a22", x % 1000 + 22);
        checkpoint!();
        if a22 % 2 == 0 {
            let b = a22 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a22;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 22");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a23 = tap("a23", x % 1000 + 23);
        checkpoint!();
        if a23 % 2 == 0 {
            let b = a23 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a23;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 23");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a24 = tap("a24", x % 1000 + 24);
        checkpoint!();
        if a24 % 2 == 0 {
            let b = a24 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a24;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 24");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a25 = tap("a25", x % 1000 + 25);
        checkpoint!();
        if a25 % 2 == 0 {
            let b = a25 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a25;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 25");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a26 = tap("a26", x % 1000 + 26);
        checkpoint!();
        if a26 % 2 == 0 {
            let b = a26 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a26;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 26");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a27 = tap("a27", x % 1000 + 27);
        checkpoint!();
        if a27 % 2 == 0 {
            let b = a27 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a27;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 27");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a28 = tap("a28", x % 1000 + 28);
        checkpoint!();
        if a28 % 2 == 0 {
            let b = a28 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a28;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 28");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a29 = tap("a29", x % 1000 + 29);
        checkpoint!();
        if a29 % 2 == 0 {
            let b = a29 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a29;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 29");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a30 = tap("a30", x % 1000 + 30);
        checkpoint!();
        if a30 % 2 == 0 {
            let b = a30 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a30;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 30");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a31 = tap("a31", x % 1000 + 31);
        checkpoint!();
        if a31 % 2 == 0 {
            let b = a31 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a31;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 31");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a32 = tap("a32", x % 1000 + 32);
        checkpoint!();
        if a32 % 2 == 0 {
            let b = a32 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a32;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 32");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a33 = tap("a33", x % 1000 + 33);
        checkpoint!();
        if a33 % 2 == 0 {
            let b = a33 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a33;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 33");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a34 = tap("a34", x % 1000 + 34);
        checkpoint!();
        if a34 % 2 == 0 {
            let b = a34 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a34;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 34");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a35 = tap("a35", x % 1000 + 35);
        checkpoint!();
        if a35 % 2 == 0 {
            let b = a35 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a35;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 35");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a36 = tap("a36", x % 1000 + 36);
        checkpoint!();
        if a36 % 2 == 0 {
            let b = a36 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a36;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 36");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a37 = tap("a37", x % 1000 + 37);
        checkpoint!();
        if a37 % 2 == 0 {
            let b = a37 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a37;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 37");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a38 = tap("a38", x % 1000 + 38);
        checkpoint!();
        if a38 % 2 == 0 {
            let b = a38 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a38;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 38");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        let a39 = tap("a39", x % 1000 + 39);
        checkpoint!();
        if a39 % 2 == 0 {
            let b = a39 / 2;
            x += b;
            checkpoint!();
            effect(b);
        } else {
            x ^= a39;
            checkpoint!();
            list.push(x);
        }
        for i in 0..2 {
            x = x.wrapping_mul(31).wrapping_add(i);
            if i == 1 {
                checkpoint!("round 39");
                x += 1;
            }
        }
        match x % 3 {
            0 => {
                checkpoint!();
            }
            rest => effect(rest),
        }
        effect(&list);
        list.iter().fold(x, |all, x| all ^ x)
    }
}
