-- An item is audited twice, by whoever looks after the establishment (机构编制) and by whoever looks after the law (法制): two posts.

alter table organisation.post drop constraint post_role_check;
alter table organisation.post add constraint post_role_check check (role in ('clerk', 'outputClerk', 'consultant', 'reviewer', 'approver', 'hallManager', 'supervisor', 'catalogueEditor', 'catalogueAuditor', 'legalAuditor', 'helper', 'townshipClerk', 'villageAgent', 'systemAdmin', 'securityAdmin', 'auditAdmin'));
update organisation.post set role = 'legalAuditor' where role = 'catalogueAuditor' and id like '%-legal';
