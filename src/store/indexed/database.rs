//! Opening the database, one transaction at a time, and values in and out of JavaScript.

use indexed_db_futures::database::Database;
use indexed_db_futures::error::{DomException, Error, OpenDbError};
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{
    Transaction, TransactionDurability, TransactionMode, TransactionOptions,
};
use indexed_db_futures::{Build, BuildPrimitive, KeyRange};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::spawn_local;

use super::ALL;
use crate::store::port::JournalError;

/// Version of the object stores. Their content has versions of its own (see `store::schema`).
const VERSION: u8 = 1;

/// An open database.
pub struct Handle(Database);

impl Handle {
    pub async fn open(name: &str) -> Result<Self, JournalError> {
        let opened = Database::open(name)
            .with_version(VERSION)
            .with_on_upgrade_needed(|_, database| {
                for name in ALL {
                    database.create_object_store(name).build()?;
                }
                Ok(())
            })
            .await;
        let database = opened.map_err(|error| match error {
            OpenDbError::Base(error) => said(error),
            _ => JournalError::Failed("there is no IndexedDB here".to_owned()),
        })?;
        make_way(&database);
        Ok(Handle(database))
    }

    /// A transaction that may write, and is on the disk once committed.
    pub fn write(&self, stores: &[&str]) -> Result<Tables<'_>, JournalError> {
        let mut options = TransactionOptions::new();
        options.set_durability(TransactionDurability::Strict);
        let transaction = self
            .0
            .transaction(stores)
            .with_mode(TransactionMode::Readwrite);
        transaction
            .with_options(options)
            .build()
            .map(Tables)
            .map_err(said)
    }

    /// A transaction that only reads.
    pub fn read(&self, stores: &[&str]) -> Result<Tables<'_>, JournalError> {
        self.0.transaction(stores).build().map(Tables).map_err(said)
    }
}

/// Closes the database once somebody wants to upgrade or delete it: a newer version of Kith in
/// another tab would wait for ever. What is saved here afterwards fails as [`JournalError::Closed`].
fn make_way(database: &Database) {
    // Without a listener, the other tab waits until this one is closed.
    if let Ok(mut changes) = database.version_changes() {
        spawn_local(async move {
            if changes.recv().await.is_some() {
                changes.db().clone().close();
            }
        });
    }
}

/// The object stores of one transaction. Dropped without [`Tables::commit`], it is rolled back.
pub struct Tables<'a>(Transaction<'a>);

impl Tables<'_> {
    pub async fn commit(self) -> Result<(), JournalError> {
        self.0.commit().await.map_err(said)
    }

    pub async fn get(
        &self,
        store: &str,
        key: impl Into<JsValue>,
    ) -> Result<Option<JsValue>, JournalError> {
        let store = self.0.object_store(store).map_err(said)?;
        let request = store
            .get::<JsValue, JsValue, _>(key.into())
            .primitive()
            .map_err(said)?;
        let value = request.await.map_err(said)?;
        Ok(value.filter(|value| !value.is_undefined()))
    }

    /// Keys and values, in the order of the keys.
    pub async fn all(
        &self,
        store: &str,
        range: Option<KeyRange<JsValue>>,
    ) -> Result<Vec<(JsValue, JsValue)>, JournalError> {
        let store = self.0.object_store(store).map_err(said)?;
        let (keys, values) = match range {
            None => (
                store
                    .get_all_keys::<JsValue>()
                    .primitive()
                    .map_err(said)?
                    .await,
                store.get_all::<JsValue>().primitive().map_err(said)?.await,
            ),
            Some(range) => (
                store
                    .get_all_keys::<JsValue>()
                    .with_query::<JsValue, _>(range.clone())
                    .primitive()
                    .map_err(said)?
                    .await,
                store
                    .get_all::<JsValue>()
                    .with_query::<JsValue, _>(range)
                    .primitive()
                    .map_err(said)?
                    .await,
            ),
        };
        let pairs = keys.map_err(said)?.zip(values.map_err(said)?);
        pairs
            .map(|(key, value)| Ok((key.map_err(said)?, value.map_err(said)?)))
            .collect()
    }

    /// Sends the value off; whether it is kept is told by [`Tables::commit`].
    pub fn put(
        &self,
        store: &str,
        key: impl Into<JsValue>,
        value: JsValue,
    ) -> Result<(), JournalError> {
        let store = self.0.object_store(store).map_err(said)?;
        let key: JsValue = key.into();
        store
            .put(value)
            .with_key(key)
            .primitive()
            .map(drop)
            .map_err(said)
    }

    pub fn delete(&self, store: &str, range: KeyRange<JsValue>) -> Result<(), JournalError> {
        let store = self.0.object_store(store).map_err(said)?;
        store
            .delete::<JsValue, _>(range)
            .primitive()
            .map(drop)
            .map_err(said)
    }

    pub fn clear(&self, store: &str) -> Result<(), JournalError> {
        let store = self.0.object_store(store).map_err(said)?;
        store.clear().map(drop).map_err(said)
    }
}

/// What a failure means to the book.
fn said(error: Error) -> JournalError {
    // The library's own sentences are spelt out here: they would bring the writing of every number.
    let exception = match error {
        Error::DomException(exception) => exception,
        Error::Unknown(error) => return JournalError::Failed(error.to_string()),
        Error::MissingData(what) => return JournalError::Failed(what.to_string()),
        Error::Serialisation(_) => {
            return JournalError::Failed("a value in the database is of another kind".to_owned());
        }
    };
    let closed = matches!(exception, DomException::InvalidStateError(_));
    let system = web_sys::DomException::from(exception);
    match system.name().as_str() {
        "QuotaExceededError" => JournalError::Full,
        _ if closed => JournalError::Closed,
        name => JournalError::Failed(format!("{name}: {}", system.message())),
    }
}

pub fn wrap_bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

/// The bytes, or none where it is something else.
pub fn bytes_of(value: &JsValue) -> Vec<u8> {
    value
        .dyn_ref::<Uint8Array>()
        .map(Uint8Array::to_vec)
        .unwrap_or_default()
}

pub fn wrap_numbers(numbers: &[f64]) -> JsValue {
    numbers
        .iter()
        .map(|&number| JsValue::from_f64(number))
        .collect::<Array>()
        .into()
}

/// The numbers, or none where it is something else.
pub fn numbers_of(value: &JsValue) -> Vec<f64> {
    let array = value.dyn_ref::<Array>();
    array
        .map(|array| array.iter().map(|number| number_of(&number)).collect())
        .unwrap_or_default()
}

/// The number, or 0 where it is something else.
pub fn number_of(value: &JsValue) -> f64 {
    value.as_f64().unwrap_or(0.0)
}
