alter table cases.material add column proof jsonb,
  add column valid_until date,
  add constraint material_proof_stands_for_a_certificate check (proof is null or obtained in ('certificate', 'shared'));
comment on column cases.material.proof is 'Of a material that was not asked for: what the city held in its place (document, trust, the case it lies in, when it was compared with the original, until when it may be used). Null for what the applicant brought.';
comment on column cases.material.valid_until is 'The last day of the document itself, as the clerk read it off the original. Null where it has none, or nobody noted it.';

alter table cases.attachment add column reused_from uuid;
comment on column cases.attachment.reused_from is 'The case in which this file was first handed in and compared with its original; it stands here because the city used it again. The bytes are the same.';

