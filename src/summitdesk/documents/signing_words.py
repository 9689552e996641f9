"""The fixed words of papers that are signed: signature pages, certified copies, the proof of identity, the ceremony.

Data for :mod:`summitdesk.documents.words`, in the ten languages that papers speak.
"""

from collections.abc import Mapping

SIGNING: Mapping[str, Mapping[str, str]] = {
    "copy_kept_by": {
        **{"zh-Hans": "{party}保存本", "zh-Hant": "{party}保存本", "ja": "{party}保存用", "ko": "{party} 보관본"},
        **{"en": "Copy kept by {party}", "ru": "Экземпляр стороны: {party}", "fr": "Exemplaire conservé par {party}"},
        **{"de": "Ausfertigung für {party}", "es": "Ejemplar de {party}", "ar": "النسخة المحفوظة لدى {party}"},
    },
    "working_translation": {
        **{"zh-Hans": "（工作译文）", "zh-Hant": "（工作譯文）", "ja": "（仮訳）", "ko": "(비공식 번역)"},
        **{"en": "(Working translation)", "ru": "(Рабочий перевод)", "fr": "(Traduction de travail)"},
        **{"de": "(Arbeitsübersetzung)", "es": "(Traducción de trabajo)", "ar": "(ترجمة غير رسمية)"},
    },
    "signatures": {
        **{"zh-Hans": "{title}签署页", "zh-Hant": "{title}簽署頁", "ja": "{title}署名欄", "ko": "{title} 서명란"},
        **{"en": "Signatures to the {title}", "ru": "Подписи под документом «{title}»", "fr": "Signatures : {title}"},
        **{"de": "Unterschriften: {title}", "es": "Firmas: {title}", "ar": "التوقيعات على {title}"},
    },
    "done": {
        **{"zh-Hans": "{date}于{place}", "zh-Hant": "{date}於{place}", "ja": "{date}、{place}において"},
        **{"ko": "{date}, {place}에서", "en": "Done at {place}, on {date}", "ru": "Совершено: {place}, {date}"},
        **{"fr": "Fait à {place}, le {date}", "de": "Geschehen zu {place} am {date}"},
        **{"es": "Hecho en {place}, el {date}", "ar": "حُرّر في {place} بتاريخ {date}"},
    },
    "counterpart": {
        **{"zh-Hans": "（另纸签署）", "zh-Hant": "（另紙簽署）", "ja": "（別紙に署名）", "ko": "(별지 서명)"},
        **{"en": "(by counterpart)", "ru": "(на отдельном листе)", "fr": "(sur feuille séparée)"},
        **{"de": "(auf gesondertem Blatt)", "es": "(en hoja aparte)", "ar": "(في نسخة منفصلة)"},
    },
    "endorsed_online": {
        **{"zh-Hans": "（线上附署）", "zh-Hant": "（線上附署）", "ja": "（オンラインで賛同）", "ko": "(온라인 지지)"},
        **{"en": "(endorsed online)", "ru": "(поддержано онлайн)", "fr": "(adhésion en ligne)"},
        **{"de": "(online mitgezeichnet)", "es": "(adhesión en línea)", "ar": "(تأييد عبر الإنترنت)"},
    },
    "late_signatures": {
        **{"zh-Hans": "{title}补充签署页", "zh-Hant": "{title}補充簽署頁", "ja": "{title}追加署名欄"},
        **{"ko": "{title} 추가 서명란", "en": "Further Signatures to the {title}"},
        **{"ru": "Дополнительные подписи под документом «{title}»", "fr": "Signatures ultérieures : {title}"},
        **{"de": "Weitere Unterschriften: {title}", "es": "Firmas posteriores: {title}"},
        **{"ar": "توقيعات لاحقة على {title}"},
    },
    "signed_later": {
        **{"zh-Hans": "下列各方于{date}之后签署或附署", "zh-Hant": "下列各方於{date}之後簽署或附署"},
        **{"ja": "次の各都市は{date}の後に署名又は賛同した", "ko": "다음 도시는 {date} 이후에 서명하거나 지지하였다"},
        **{"en": "The following signed or endorsed it after {date}", "ru": "Подписали или поддержали после {date}"},
        **{"fr": "Ont signé ou adhéré après le {date}", "de": "Nach dem {date} haben unterzeichnet oder mitgezeichnet"},
        **{"es": "Firmaron o se adhirieron después del {date}", "ar": "وقّعت أو أيّدت بعد {date} الجهات الآتية"},
    },
    "signed_mark": {
        **{"zh-Hans": "（已签字）", "zh-Hant": "（已簽字）", "ja": "（署名）", "ko": "(서명)", "en": "(signed)"},
        **{"ru": "(подпись)", "fr": "(signé)", "de": "(gez.)", "es": "(firmado)", "ar": "(توقيع)"},
    },
    "certified": {
        **{"zh-Hans": "本件经核对与原件一致。", "zh-Hant": "本件經核對與原件一致。"},
        **{"ja": "以上は原本と相違ないことを証明する。", "ko": "위 문서는 원본과 틀림없음을 증명합니다."},
        **{"en": "I hereby certify that the foregoing text is a true copy of the original."},
        **{"ru": "Верность копии подлиннику удостоверяю.", "fr": "Copie certifiée conforme à l’original."},
        **{"de": "Die Übereinstimmung dieser Abschrift mit dem Original wird beglaubigt."},
        **{"es": "Certifico que el texto que antecede es copia fiel del original."},
        **{"ar": "أشهد بأن هذا النص صورة طبق الأصل."},
    },
    "certifier": {
        **{"zh-Hans": "核对人姓名、职务（盖章）", "zh-Hant": "核對人姓名、職務（蓋章）", "ja": "氏名・役職（公印）"},
        **{"ko": "성명, 직위 (인)", "en": "Name, office, seal", "ru": "Фамилия, должность, печать"},
        **{"fr": "Nom, qualité, sceau", "de": "Name, Amt, Siegel", "es": "Nombre, cargo, sello"},
        **{"ar": "الاسم والصفة والختم"},
    },
    "certified_on": {
        **{"zh-Hans": "日期", "zh-Hant": "日期", "ja": "日付", "ko": "날짜", "en": "Date", "ru": "Дата"},
        **{"fr": "Date", "de": "Datum", "es": "Fecha", "ar": "التاريخ"},
    },
    "identity": {
        **{"zh-Hans": "两份文本一致性核对表", "zh-Hant": "兩份文本一致性核對表", "ja": "両正本照合表"},
        **{"ko": "두 정본 대조표", "en": "Proof of Identity of the Copies", "ru": "Сверка экземпляров"},
        **{"fr": "Concordance des exemplaires", "de": "Abgleich der Ausfertigungen"},
        **{"es": "Cotejo de los ejemplares", "ar": "محضر مطابقة النسختين"},
    },
    "alternat_inverted": {
        "zh-Hans": "倒版：双方保存本均以保存方列前，对调双方后逐段比对",
        "zh-Hant": "倒版：雙方保存本均以保存方列前，對調雙方後逐段比對",
        "ja": "各正本は保管する側を先に記す。双方を入れ替えて逐条照合した",
        "ko": "각 정본은 보관하는 측을 먼저 적음. 양측을 서로 바꾸어 항목별로 대조함",
        "en": "Inverted copies: each names its keeper first; compared part by part after the sides changed places",
        "ru": "Альтернат: в каждом экземпляре его хранитель назван первым; сверено после перестановки Сторон",
        "fr": "Alternat : chaque exemplaire nomme d’abord son dépositaire ; comparés après permutation des côtés",
        "de": "Alternat: jede Ausfertigung nennt zuerst ihren Verwahrer; verglichen nach Vertauschen der Seiten",
        "es": "Alternancia: cada ejemplar nombra primero a su depositario; comparados tras permutar los lados",
        "ar": "التناوب: تذكر كل نسخة حافظها أولا؛ قورنت النسختان جزءا جزءا بعد تبديل الطرفين",
    },
    "alternat_non_inverted": {
        "zh-Hans": "不倒版：双方保存本相同，逐段比对",
        "zh-Hant": "不倒版：雙方保存本相同，逐段比對",
        "ja": "両正本は同文。逐条照合した",
        "ko": "두 정본은 같음. 항목별로 대조함",
        "en": "Copies not inverted: both read the same; compared part by part",
        "ru": "Без альтерната: экземпляры одинаковы; сверено по частям",
        "fr": "Sans alternat : les deux exemplaires disent la même chose ; comparés partie par partie",
        "de": "Ohne Alternat: beide Ausfertigungen lauten gleich; Teil für Teil verglichen",
        "es": "Sin alternancia: ambos ejemplares dicen lo mismo; comparados parte por parte",
        "ar": "دون تناوب: النسختان متماثلتان؛ قورنتا جزءا جزءا",
    },
    "identical": {
        "zh-Hans": "一致：{texts}份文本，{parts}处逐一比对，全部相同。",
        "zh-Hant": "一致：{texts}份文本，{parts}處逐一比對，全部相同。",
        "ja": "一致：本文{texts}通、{parts}か所を照合し、相違なし。",
        "ko": "일치: 본문 {texts}건, {parts}곳을 대조한 결과 차이 없음.",
        "en": "Identical: {texts} texts, {parts} parts compared, no difference.",
        "ru": "Совпадают: текстов — {texts}, сверено частей — {parts}, расхождений нет.",
        "fr": "Identiques : {texts} textes, {parts} parties comparées, aucune différence.",
        "de": "Identisch: {texts} Texte, {parts} Teile verglichen, kein Unterschied.",
        "es": "Idénticos: {texts} textos, {parts} partes comparadas, ninguna diferencia.",
        "ar": "متطابقة: عدد النصوص {texts}، والأجزاء المقارنة {parts}، ولا اختلاف.",
    },
    "not_identical": {
        "zh-Hans": "不一致：{parts}处中有{differing}处不同。",
        "zh-Hant": "不一致：{parts}處中有{differing}處不同。",
        "ja": "不一致：{parts}か所のうち{differing}か所が相違。",
        "ko": "불일치: {parts}곳 가운데 {differing}곳이 다름.",
        "en": "Not identical: {differing} of {parts} parts differ.",
        "ru": "Не совпадают: расхождений — {differing} из {parts}.",
        "fr": "Non identiques : {differing} parties sur {parts} diffèrent.",
        "de": "Nicht identisch: {differing} von {parts} Teilen weichen ab.",
        "es": "No idénticos: difieren {differing} de {parts} partes.",
        "ar": "غير متطابقة: عدد الأجزاء المختلفة {differing} من {parts}.",
    },
    "part_of_text": {
        **{"zh-Hans": "部分", "zh-Hant": "部分", "ja": "部分", "ko": "부분", "en": "Part", "ru": "Часть"},
        **{"fr": "Partie", "de": "Teil", "es": "Parte", "ar": "الجزء"},
    },
    "part_title": {
        **{"zh-Hans": "标题", "zh-Hant": "標題", "ja": "題名", "ko": "제목", "en": "Title", "ru": "Заголовок"},
        **{"fr": "Titre", "de": "Titel", "es": "Título", "ar": "العنوان"},
    },
    "part_subtitle": {
        **{"zh-Hans": "副标题", "zh-Hant": "副標題", "ja": "副題", "ko": "부제", "en": "Subtitle"},
        **{"ru": "Подзаголовок", "fr": "Sous-titre", "de": "Untertitel", "es": "Subtítulo", "ar": "العنوان الفرعي"},
    },
    "part_clause": {
        **{"zh-Hans": "正文", "zh-Hant": "正文", "ja": "本文", "ko": "본문", "en": "Text", "ru": "Текст"},
        **{"fr": "Texte", "de": "Text", "es": "Texto", "ar": "النص"},
    },
    "part_closing": {
        **{"zh-Hans": "约尾", "zh-Hant": "約尾", "ja": "末文", "ko": "말미", "en": "Closing", "ru": "Заключение"},
        **{"fr": "Clause finale", "de": "Schlussformel", "es": "Cláusula final", "ar": "الخاتمة"},
    },
    "part_left": {
        **{"zh-Hans": "左侧签字", "zh-Hant": "左側簽字", "ja": "左側署名", "ko": "왼쪽 서명"},
        **{"en": "Signs on the left", "ru": "Подпись слева", "fr": "Signe à gauche", "de": "Zeichnet links"},
        **{"es": "Firma a la izquierda", "ar": "التوقيع على اليسار"},
    },
    "part_right": {
        **{"zh-Hans": "右侧签字", "zh-Hant": "右側簽字", "ja": "右側署名", "ko": "오른쪽 서명"},
        **{"en": "Signs on the right", "ru": "Подпись справа", "fr": "Signe à droite", "de": "Zeichnet rechts"},
        **{"es": "Firma a la derecha", "ar": "التوقيع على اليمين"},
    },
    "read_together": {
        **{"zh-Hans": "双方校对人签字", "zh-Hant": "雙方校對人簽字", "ja": "照合者署名", "ko": "대조자 서명"},
        **{"en": "Read against each other by", "ru": "Сверили", "fr": "Collationné par"},
        **{"de": "Verglichen durch", "es": "Cotejado por", "ar": "قابل النصين"},
    },
    "ceremony": {
        **{"zh-Hans": "签字仪式手册", "zh-Hant": "簽字儀式手冊", "ja": "署名式進行要領", "ko": "서명식 안내"},
        **{"en": "Signing Ceremony", "ru": "Церемония подписания", "fr": "Cérémonie de signature"},
        **{"de": "Feierliche Unterzeichnung", "es": "Ceremonia de firma", "ar": "مراسم التوقيع"},
    },
}
