"""What papers about changes of a programme say, by language; a language without its own words gets the English ones."""

from collections.abc import Mapping

from summitdesk.domain.language import pick
from summitdesk.domain.releases import ProgrammeChange

CHANGES: Mapping[ProgrammeChange, Mapping[str, str]] = {
    ProgrammeChange.NEW: {
        **{"zh-Hans": "新增", "zh-Hant": "新增", "ja": "追加", "ko": "추가", "en": "New", "ru": "Новое"},
        **{"fr": "Nouveau", "de": "Neu", "es": "Nuevo", "ar": "جديد"},
    },
    ProgrammeChange.CANCELLED: {
        **{"zh-Hans": "取消", "zh-Hant": "取消", "ja": "中止", "ko": "취소", "en": "Cancelled", "ru": "Отменено"},
        **{"fr": "Annulé", "de": "Entfällt", "es": "Cancelado", "ar": "أُلغيت"},
    },
    ProgrammeChange.HELD_AFTER_ALL: {
        **{"zh-Hans": "恢复举行", "zh-Hant": "恢復舉行", "ja": "中止を取りやめ開催", "ko": "예정대로 개최"},
        **{"en": "Takes place after all", "ru": "Всё же состоится", "fr": "Maintenu"},
        **{"de": "Findet doch statt", "es": "Se mantiene", "ar": "تُعقد كما كان مقررًا"},
    },
    ProgrammeChange.MOVED: {
        **{"zh-Hans": "时间变更", "zh-Hant": "時間變更", "ja": "時間の変更", "ko": "시간 변경", "en": "Moved"},
        **{"ru": "Изменено время", "fr": "Horaire modifié", "de": "Zeit geändert", "es": "Cambio de hora"},
        **{"ar": "تغيّر الموعد"},
    },
    ProgrammeChange.OTHER_PLACE: {
        **{"zh-Hans": "地点变更", "zh-Hant": "地點變更", "ja": "場所の変更", "ko": "장소 변경", "en": "Changed place"},
        **{"ru": "Изменено место", "fr": "Lieu modifié", "de": "Ort geändert", "es": "Cambio de lugar"},
        **{"ar": "تغيّر المكان"},
    },
    ProgrammeChange.OTHER_SPEAKERS: {
        **{
            "zh-Hans": "人员变更",
            "zh-Hant": "人員變更",
            "ja": "発言者の変更",
            "ko": "참여자 변경",
            "en": "Changed speakers",
        },
        **{"ru": "Изменён состав участников", "fr": "Intervenants modifiés", "de": "Mitwirkende geändert"},
        **{"es": "Cambio de intervinientes", "ar": "تغيّر المشاركون"},
    },
    ProgrammeChange.RETITLED: {
        **{"zh-Hans": "名称变更", "zh-Hant": "名稱變更", "ja": "名称の変更", "ko": "명칭 변경", "en": "Changed title"},
        **{"ru": "Изменено название", "fr": "Intitulé modifié", "de": "Titel geändert"},
        **{"es": "Cambio de título", "ar": "تغيّر العنوان"},
    },
}
WORDS: Mapping[str, Mapping[str, str]] = {
    "was": {
        **{"zh-Hans": "原：{text}", "zh-Hant": "原：{text}", "ja": "旧：{text}", "ko": "이전: {text}"},
        **{"en": "was: {text}", "ru": "было: {text}", "fr": "auparavant : {text}", "de": "bisher: {text}"},
        **{"es": "antes: {text}", "ar": "سابقًا: {text}"},
    },
    "no_longer": {
        **{
            "zh-Hans": "不再参加：{text}",
            "zh-Hant": "不再參加：{text}",
            "ja": "取りやめ：{text}",
            "ko": "제외: {text}",
        },
        **{"en": "no longer: {text}", "ru": "не участвует: {text}", "fr": "ne participe plus : {text}"},
        **{"de": "nicht mehr: {text}", "es": "ya no: {text}", "ar": "لم يعد مشاركًا: {text}"},
    },
    "newly": {
        **{"zh-Hans": "新参加：{text}", "zh-Hant": "新參加：{text}", "ja": "新たに：{text}", "ko": "추가: {text}"},
        **{"en": "new: {text}", "ru": "новый участник: {text}", "fr": "nouveau : {text}"},
        **{"de": "neu: {text}", "es": "nuevo: {text}", "ar": "مشارك جديد: {text}"},
    },
    "nobody": {
        **{"zh-Hans": "无", "zh-Hant": "無", "ja": "なし", "ko": "없음", "en": "none", "ru": "нет", "fr": "néant"},
        **{"de": "keine Angabe", "es": "ninguno", "ar": "لا يوجد"},
    },
    "since": {
        **{"zh-Hans": "与第{number}版（{date}）相比", "zh-Hant": "與第{number}版（{date}）相比"},
        **{"ja": "第{number}版（{date}）からの変更", "ko": "제{number}판({date}) 대비"},
        **{"en": "Compared with version {number} of {date}"},
        **{"ru": "По сравнению с редакцией № {number} от {date}"},
        **{"fr": "Par rapport à la version {number} du {date}"},
        **{"de": "Gegenüber Fassung {number} vom {date}", "es": "Respecto de la versión {number} de {date}"},
        **{"ar": "مقارنةً بالنسخة {number} المؤرخة {date}"},
    },
    "version": {
        **{"zh-Hans": "第{number}版（{date}）", "zh-Hant": "第{number}版（{date}）", "ja": "第{number}版（{date}）"},
        **{"ko": "제{number}판({date})", "en": "Version {number} of {date}"},
        **{"ru": "Редакция № {number} от {date}", "fr": "Version {number} du {date}"},
        **{"de": "Fassung {number} vom {date}", "es": "Versión {number} de {date}"},
        **{"ar": "النسخة {number} المؤرخة {date}"},
    },
    "to_delegation": {
        **{"zh-Hans": "致{delegation}代表团", "zh-Hant": "致{delegation}代表團", "ja": "{delegation}代表団 御中"},
        **{"ko": "{delegation} 대표단 귀중", "en": "To the delegation of {delegation}"},
        **{"ru": "Делегации: {delegation}", "fr": "À la délégation : {delegation}"},
        **{"de": "An die Delegation: {delegation}", "es": "A la delegación: {delegation}"},
        **{"ar": "إلى وفد {delegation}"},
    },
    "none": {
        **{"zh-Hans": "没有变更。", "zh-Hant": "沒有變更。", "ja": "変更はありません。", "ko": "변경 사항이 없습니다."},
        **{"en": "Nothing has changed.", "ru": "Изменений нет.", "fr": "Aucune modification."},
        **{"de": "Keine Änderungen.", "es": "Sin cambios.", "ar": "لا توجد تعديلات."},
    },
    "change": {
        **{"zh-Hans": "变更", "zh-Hant": "變更", "ja": "変更", "ko": "변경", "en": "Change", "ru": "Изменение"},
        **{"fr": "Modification", "de": "Änderung", "es": "Cambio", "ar": "التعديل"},
    },
}


def change_word(change: ProgrammeChange, language: str) -> str:
    """What became of an item: 时间变更, "Moved"."""
    return pick(CHANGES[change], language)


def changes_word(key: str, language: str, **values: object) -> str:
    """A fixed word or phrase of these papers, its blanks filled in."""
    return pick(WORDS[key], language).format(**values)
