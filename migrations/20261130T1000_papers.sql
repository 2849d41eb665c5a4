alter table papers.paper drop constraint paper_kind_check;
alter table papers.paper add constraint paper_kind_check check (kind in (
  'receipt', 'oneTimeNotice', 'correctionNotice', 'acceptanceNotice', 'notApplicableNotice', 'refusalNotice',
  'specialProcedureNotice', 'extensionNotice', 'grantDecision', 'denialDecision', 'returnNotice',
  'withdrawalConfirmation', 'deliveryRecord', 'fieldCheckRecord', 'hearingRightNotice', 'hearingNotice', 'hearingRecord',
  'haltNotice', 'terminationNotice'));
