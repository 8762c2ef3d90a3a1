//! What a person at an editor does: type, and ask.

use std::ops::Range;
use std::path::Path;

use lsp_types::{
    CompletionParams, CompletionResponse, DidOpenTextDocumentParams, DocumentChanges,
    DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentDiagnosticReportResult,
    GotoDefinitionParams, GotoDefinitionResponse, Hover, HoverContents, HoverParams, OneOf,
    RenameParams, TextDocumentIdentifier, TextDocumentItem, TextDocumentPositionParams, TextEdit,
    Uri,
};
use lsp_types::{notification, request};
use serde_json::json;

use crate::project::{Project, uri};
use crate::server::{Failure, Server};
use crate::text::{Text, bytes, edited};

/// One file that is open in an editor.
pub struct Editor {
    server: Server,
    file: Uri,
    version: i32,
}

impl Editor {
    /// Opens a crate with this text, which it writes into `folder`, and waits until `program`, a
    /// rust-analyzer, has read it.
    ///
    /// # Errors
    ///
    /// If the crate cannot be written, or rust-analyzer cannot read it.
    pub fn open(program: &Path, folder: &Path, text: &str) -> Result<Self, Failure> {
        let project = Project::create(folder, text)?;
        let file = uri(&project.file())?;
        let mut server = Server::start(program, &project.root, &uri(&project.root)?)?;
        let item = TextDocumentItem::new(file.clone(), "rust".to_owned(), 0, text.to_owned());
        let opened = serde_json::to_value(DidOpenTextDocumentParams {
            text_document: item,
        })?;
        server.tell::<notification::DidOpenTextDocument>(opened)?;
        Ok(Editor {
            server,
            file,
            version: 0,
        })
    }

    /// Replaces what is in the file.
    fn write(&mut self, text: &str) -> Result<(), Failure> {
        self.version += 1;
        let changed = json!({
            "textDocument": { "uri": self.file, "version": self.version },
            "contentChanges": [{ "text": text }],
        });
        self.server
            .tell::<notification::DidChangeTextDocument>(changed)
    }

    fn here(&mut self, text: &Text) -> Result<TextDocumentPositionParams, Failure> {
        self.write(&text.written)?;
        let file = TextDocumentIdentifier::new(self.file.clone());
        Ok(TextDocumentPositionParams::new(file, text.position()))
    }

    /// What is offered at the cursor.
    ///
    /// # Errors
    ///
    /// If rust-analyzer does not answer.
    pub fn complete(&mut self, text: &Text) -> Result<Vec<String>, Failure> {
        let parameters = CompletionParams {
            text_document_position: self.here(text)?,
            work_done_progress_params: <_>::default(),
            partial_result_params: <_>::default(),
            context: None,
        };
        let items = match self.server.ask::<request::Completion>(&parameters)? {
            None => Vec::new(),
            Some(CompletionResponse::Array(items)) => items,
            Some(CompletionResponse::List(list)) => list.items,
        };
        let names = items
            .into_iter()
            .map(|item| item.filter_text.unwrap_or(item.label));
        Ok(names.collect())
    }

    /// What is told about the name under the cursor.
    ///
    /// # Errors
    ///
    /// If rust-analyzer does not answer.
    pub fn hover(&mut self, text: &Text) -> Result<String, Failure> {
        let parameters = HoverParams {
            text_document_position_params: self.here(text)?,
            work_done_progress_params: <_>::default(),
        };
        Ok(
            match self.server.ask::<request::HoverRequest>(&parameters)? {
                Some(Hover {
                    contents: HoverContents::Markup(markup),
                    ..
                }) => markup.value,
                _ => String::new(),
            },
        )
    }

    /// The places in the file that define the name under the cursor; one elsewhere is left out.
    ///
    /// # Errors
    ///
    /// If rust-analyzer does not answer.
    pub fn definitions(&mut self, text: &Text) -> Result<Vec<Range<usize>>, Failure> {
        let parameters = GotoDefinitionParams {
            text_document_position_params: self.here(text)?,
            work_done_progress_params: <_>::default(),
            partial_result_params: <_>::default(),
        };
        let locations = match self.server.ask::<request::GotoDefinition>(&parameters)? {
            None | Some(GotoDefinitionResponse::Link(_)) => Vec::new(),
            Some(GotoDefinitionResponse::Scalar(location)) => vec![location],
            Some(GotoDefinitionResponse::Array(locations)) => locations,
        };
        let here = locations
            .into_iter()
            .filter(|location| location.uri == self.file);
        Ok(here
            .map(|location| bytes(&text.written, location.range))
            .collect())
    }

    /// The text with another name for what is under the cursor.
    ///
    /// # Errors
    ///
    /// If rust-analyzer does not answer, or refuses.
    pub fn rename(&mut self, text: &Text, name: &str) -> Result<String, Failure> {
        let parameters = RenameParams {
            text_document_position: self.here(text)?,
            new_name: name.to_owned(),
            work_done_progress_params: <_>::default(),
        };
        let answer = self.server.ask::<request::Rename>(&parameters)?;
        let Some(DocumentChanges::Edits(files)) = answer.and_then(|it| it.document_changes) else {
            return Ok(text.written.clone());
        };
        let here = files
            .into_iter()
            .filter(|it| it.text_document.uri == self.file);
        let edits: Vec<TextEdit> = here
            .flat_map(|file| file.edits)
            .map(|edit| match edit {
                OneOf::Left(edit) => edit,
                OneOf::Right(annotated) => annotated.text_edit,
            })
            .collect();
        Ok(edited(&text.written, &edits))
    }

    /// What rust-analyzer itself finds wrong in this text: the place, and what it says.
    ///
    /// # Errors
    ///
    /// If rust-analyzer does not answer.
    pub fn diagnose(&mut self, text: &str) -> Result<Vec<(Range<usize>, String)>, Failure> {
        self.write(text)?;
        let parameters = DocumentDiagnosticParams {
            text_document: TextDocumentIdentifier::new(self.file.clone()),
            identifier: None,
            previous_result_id: None,
            work_done_progress_params: <_>::default(),
            partial_result_params: <_>::default(),
        };
        let answer = self
            .server
            .ask::<request::DocumentDiagnosticRequest>(&parameters)?;
        let DocumentDiagnosticReportResult::Report(DocumentDiagnosticReport::Full(report)) = answer
        else {
            return Ok(Vec::new());
        };
        let found = report.full_document_diagnostic_report.items.into_iter();
        Ok(found
            .map(|it| (bytes(text, it.range), it.message))
            .collect())
    }
}
