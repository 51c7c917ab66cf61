//! Items, attributes, `unsafe`, and blocks in bodies.

use asap_tests::prelude::*;

scenario! {
    given (2);
    fn constants_and_statics(n: u32) -> u32 {
        const STEP: u32 = 10;
        static BASE: u32 = 100;
        let x = n * STEP;
        checkpoint!();
        effect(x);
        x + BASE + STEP
    }
}

scenario! {
    given (2);
    fn a_constant_between_two_checkpoints(n: usize) -> usize {
        checkpoint!();
        const SIZE: usize = 3;
        let array = [n; SIZE];
        checkpoint!();
        effect(array);
        array.len() + LAST
    }
}

const LAST: usize = 1;

scenario! {
    given (2);
    fn a_function_inside(n: u32) -> u32 {
        fn square(n: u32) -> u32 {
            effect("square");
            n * n
        }
        let x = square(n);
        checkpoint!();
        square(x)
    }
}

scenario! {
    given (2);
    fn a_function_declared_after_its_use(n: u32) -> u32 {
        let x = later(n);
        checkpoint!();
        effect(x);
        fn later(n: u32) -> u32 {
            let n = n + 1;
            n * 3
        }
        later(x)
    }
}

scenario! {
    given (2);
    fn a_type_declared_inside(n: u32) -> String {
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        struct Local {
            n: u32,
        }
        impl Local {
            fn twice(&self) -> u32 {
                self.n * 2
            }
        }
        let mut local = Local { n };
        checkpoint!();
        local.n += 1;
        effect(&local);
        checkpoint!();
        format!("{} {}", local.twice(), local.n)
    }
}

scenario! {
    given (1), (2);
    fn an_enum_and_a_trait_declared_inside(n: u32) -> u32 {
        #[derive(Serialize, Deserialize)]
        enum Turn {
            Left(u32),
            Right,
        }
        trait Angle {
            fn angle(&self) -> u32;
        }
        impl Angle for Turn {
            fn angle(&self) -> u32 {
                match self {
                    Turn::Left(n) => *n,
                    Turn::Right => 90,
                }
            }
        }
        let turn = if n == 1 { Turn::Left(45) } else { Turn::Right };
        checkpoint!();
        effect(turn.angle());
        match turn {
            Turn::Left(n) => {
                checkpoint!();
                n
            }
            Turn::Right => 0,
        }
    }
}

scenario! {
    given (2);
    fn imports_and_aliases_inside(n: u32) -> usize {
        use std::collections::BTreeMap as Map;
        type Table = Map<u32, Vec<u32>>;
        let mut table = Table::new();
        checkpoint!();
        use std::collections::btree_map::Entry::*;
        match table.entry(n) {
            Vacant(place) => {
                place.insert(vec![n]);
            }
            Occupied(_) => {}
        }
        checkpoint!();
        effect(&table);
        table.len()
    }
}

scenario! {
    given (2);
    fn items_in_nested_blocks(n: u32) -> u32 {
        let mut sum = 0;
        for i in 0..n {
            const WEIGHT: u32 = 7;
            sum += i * WEIGHT;
            checkpoint!();
            {
                const WEIGHT: u32 = 100;
                sum += WEIGHT;
                checkpoint!();
            }
            sum += WEIGHT;
            effect(sum);
        }
        sum
    }
}

scenario! {
    given (2);
    fn statements_for_another_configuration(n: u32) -> u32 {
        #[cfg(any())]
        let x = does_not_exist(n);
        #[cfg(not(any()))]
        let x = n + 1;
        checkpoint!();
        #[cfg(any())]
        checkpoint!("never");
        #[cfg(all())]
        {
            effect("here");
            checkpoint!("always");
        }
        #[cfg(any())]
        effect(does_not_exist);
        x
    }
}

scenario! {
    given (2);
    fn arms_and_fields_for_another_configuration(n: u32) -> u32 {
        let x = match n {
            #[cfg(any())]
            2 => does_not_exist,
            #[cfg(all())]
            2 => {
                checkpoint!();
                20
            }
            _ => 0,
        };
        effect(x);
        checkpoint!();
        x
    }
}

scenario! {
    given (2);
    fn lint_attributes_on_statements(n: u32) -> u32 {
        #[allow(unused_variables)]
        let unused = tap("unused", 1);
        #[allow(unused_mut)]
        let mut x = n;
        checkpoint!();
        #[allow(clippy::needless_range_loop)]
        for i in 0..2 {
            #[allow(unused_assignments)]
            if i == 1 {
                checkpoint!();
            }
            effect(i);
        }
        #[expect(clippy::let_and_return, reason = "shows an attribute")]
        let y = x + 1;
        y
    }
}

scenario! {
    given (2);
    /// A doc comment.
    #[inline(never)]
    #[must_use]
    #[allow(clippy::needless_return, reason = "shows an attribute")]
    fn attributes_on_the_function(n: u32) -> u32 {
        //! An inner doc comment.
        #![allow(unused_variables)]
        checkpoint!();
        return n;
    }
}

scenario! {
    given (2);
    fn plain_blocks(n: u32) -> u32 {
        let mut x = n;
        {
            x += 1;
            {
                let y = x * 2;
                checkpoint!();
                x += y;
            }
            effect(x);
        }
        {}
        { checkpoint!(); }
        {
            let x = x.to_string();
            checkpoint!();
            effect(x);
        };
        x
    }
}

scenario! {
    given (2);
    #[allow(unsafe_code, reason = "shows a checkpoint in an unsafe block")]
    fn unsafe_blocks(n: u32) -> u32 {
        let numbers = vec![n, n + 1];
        let first = unsafe { *numbers.get_unchecked(0) };
        checkpoint!();
        let last = unsafe {
            let last = *numbers.get_unchecked(1);
            checkpoint!();
            effect(last);
            last
        };
        unsafe {
            checkpoint!();
            effect(String::from_utf8_unchecked(vec![b'a']));
        }
        first + last
    }
}

scenario! {
    given (2);
    fn a_const_block_and_a_let_in_it(n: u32) -> u32 {
        let table = const { [1, 2, 3] };
        checkpoint!();
        effect(table);
        let x = const {
            let x = 4u32;
            x * x
        };
        checkpoint!();
        table[0] + x + n
    }
}

scenario! {
    given (2);
    fn empty_statements(n: u32) -> u32 {
        ;;
        let x = n;;
        checkpoint!();;
        effect(x);
        ;
        x
    }
}

scenario! {
    given (2);
    fn comments_and_odd_layout(n: u32) -> u32 {
        /* before */ let x /* name */ = n; // the value
        checkpoint! {} // braces
        checkpoint![]; // brackets
        /* a /* nested */ comment */
        checkpoint!("named");
        effect(x);
        x
    }
}
