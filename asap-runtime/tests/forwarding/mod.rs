//! Stores of tests that hand what they are asked on to another, but for what the test is about.

/// Methods of a store, or of its queues, that ask another: `forward!(SnapshotStore: |this| this.store; append)`.
///
/// Of a store these are all methods but `append`, `append_all`, `blocks`, `database` and `queue`, of queues all but `take`, `renew` and
/// `release`. What is named behind the semicolon is handed on too.
macro_rules! forward {
    (SnapshotStore: |$this:ident| $to:expr $(; $($more:ident),+)?) => {
        $crate::forwarding::forward! {
            @asks |$this| $to;
            save(snapshot: &'a ::asap_runtime::StateSnapshot) -> ();
            get(task_id: &'a str) -> Option<::asap_runtime::StateSnapshot>;
            get_version(task_id: &'a str, version: u64) -> Option<::asap_runtime::StateSnapshot>;
            get_stored(task_id: &'a str, version: Option<u64>) -> Option<::asap_runtime::store::StoredSnapshot>;
            highest(task_id: &'a str) -> Option<u64>;
            list_versions(task_id: &'a str) -> Vec<u64>;
            delete(task_id: &'a str) -> bool;
            delete_version(task_id: &'a str, version: u64) -> bool;
            record(task_id: &'a str) -> Option<::asap_runtime::store::TaskRecord>;
            records() -> Vec<::asap_runtime::Result<::asap_runtime::store::TaskRecord>>;
            swap_record(expected: Option<u64>, record: &'a ::asap_runtime::store::TaskRecord) -> ::asap_runtime::store::Swap;
            rewrite(rewrite: ::asap_runtime::store::Rewrite<'a>) -> ::asap_runtime::store::Swap;
            find(id: &'a str, task_id: Option<&'a str>) -> Option<::asap_runtime::StateSnapshot>;
        }

        fn keeps_parts(&self) -> bool {
            let $this = self;
            $to.keeps_parts()
        }

        $($($crate::forwarding::forward! { @$more |$this| $to })+)?
    };
    (TaskQueue: |$this:ident| $to:expr $(; $($more:ident),+)?) => {
        $crate::forwarding::forward! {
            @asks |$this| $to;
            enqueue(
                append: ::asap_runtime::store::Append<'a>,
                placing: ::asap_runtime::store::queue::Placing<'a>,
            ) -> ::asap_runtime::store::Swap;
            send(send: ::asap_runtime::store::queue::Sending<'a>) -> ::asap_runtime::store::queue::Sent;
            message(task_id: &'a str, topic: &'a str, after: u64) -> Option<::asap_runtime::store::queue::Message>;
            wakes(task_id: &'a str) -> Option<u64>;
            put_back(task_id: &'a str, now: ::chrono::DateTime<::chrono::Utc>) -> bool;
            queued(task_id: &'a str) -> Option<::asap_runtime::store::queue::Queued>;
            parked(after: Option<&'a str>, most: usize) -> Vec<::asap_runtime::store::queue::Queued>;
            counts() -> Vec<::asap_runtime::store::queue::Counts>;
            bell() -> ::std::sync::Arc<::asap_runtime::store::queue::Bell>;
        }

        fn look_again(&self) -> ::std::time::Duration {
            let $this = self;
            $to.look_again()
        }

        $($($crate::forwarding::forward! { @$more |$this| $to })+)?
    };
    (@append |$this:ident| $to:expr) => {
        $crate::forwarding::forward! {
            @asks |$this| $to;
            append(append: ::asap_runtime::store::Append<'a>) -> ::asap_runtime::store::Swap;
        }
    };
    (@renew |$this:ident| $to:expr) => {
        $crate::forwarding::forward! {
            @asks |$this| $to;
            renew(renew: ::asap_runtime::store::queue::Renew<'a>) -> Vec<bool>;
        }
    };
    (@release |$this:ident| $to:expr) => {
        $crate::forwarding::forward! {
            @asks |$this| $to;
            release(release: ::asap_runtime::store::queue::Release<'a>) -> ::asap_runtime::store::Swap;
        }
    };
    (@blocks |$this:ident| $to:expr) => {
        fn blocks(&self) -> bool {
            let $this = self;
            $to.blocks()
        }
    };
    (@database |$this:ident| $to:expr) => {
        fn database(&self) -> ::asap_runtime::store::Database<'_> {
            let $this = self;
            $to.database()
        }
    };
    (@asks |$this:ident| $to:expr; $($method:ident($($name:ident: $type:ty),* $(,)?) -> $answer:ty;)+) => {$(
        #[allow(clippy::elidable_lifetime_names, reason = "most methods have arguments that need it")]
        fn $method<'a>(&'a self, $($name: $type),*) -> ::asap_runtime::store::StoreFuture<'a, $answer> {
            let $this = self;
            $to.$method($($name),*)
        }
    )+};
}

pub(crate) use forward;
