import { Schema } from "effect"
import type { OrganisationKind } from "../organisation/Organisation.ts"

/** Every permission module, one a function of the manual's function lists (功能列表), as people call it. */
export const moduleNames = {
  unitData: "单位资料管理",
  departments: "管理内设部门",
  administrators: "管理单位管理员",
  subordinates: "管理下级单位",
  roles: "角色管理",
  bases: "管理继续教育基地",
  bureaus: "管理人社部门",
  authorities: "管理主管部门",
  employers: "管理用人单位",
  registrationReview: "审核注册人员",
  informationReview: "审核人员信息修改",
  organisationReview: "审核下级单位",
  changeReview: "审核机构信息修改",
  planReview: "审核培训计划申报",
  reportReview: "审核继教基地年度报告",
  transfers: "人员调转",
  declaring: "学时申报",
  declarationRecords: "查看申报记录",
  hourReview: "学时审批",
  audit: "成果备案",
  generalClasses: "公需科目管理",
  batchImport: "批量导入",
  queries: "查询统计",
  trainingPlans: "培训计划",
  annualReports: "年度报告",
  attendeeDeclaring: "为学员申报学时"
} as const

/** 权限模块: what a role lets its holders do (ACC-09). */
export const PermissionModule = Schema.Literals(Object.keys(moduleNames) as ReadonlyArray<keyof typeof moduleNames>)
export type PermissionModule = typeof PermissionModule.Type

/** The modules by which something is decided: there are people for each of them, or an organisation's superior decides (SYS-06). */
export const decidingModules = [
  "hourReview",
  "audit",
  "registrationReview",
  "informationReview",
  "organisationReview",
  "changeReview",
  "transfers",
  "planReview",
  "reportReview"
] as const satisfies ReadonlyArray<PermissionModule>
export type DecidingModule = (typeof decidingModules)[number]

const employer = [
  "unitData",
  "departments",
  "administrators",
  "subordinates",
  "roles",
  "registrationReview",
  "informationReview",
  "organisationReview",
  "changeReview",
  "transfers",
  "declaring",
  "declarationRecords",
  "hourReview",
  "batchImport",
  "queries"
] as const satisfies ReadonlyArray<PermissionModule>

const authority = [...employer, "bases", "planReview", "reportReview", "audit"] as const

/**
 * ACC-09: the modules on offer, by the kind of the organisation that a role belongs to. (§用人单位 5; §主管 3; §人社 3; a
 * training base's from §主管 3.2, 3.3)
 */
export const modulesOf: Readonly<Record<OrganisationKind, ReadonlyArray<PermissionModule>>> = {
  employer,
  authority,
  bureau: [...authority, "bureaus", "authorities", "employers", "generalClasses"],
  base: ["unitData", "departments", "administrators", "roles", "trainingPlans", "annualReports", "attendeeDeclaring"]
}
