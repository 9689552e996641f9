"""The fixed words of lists of people, data for :mod:`summitdesk.documents.words` in the ten languages of papers."""

from collections.abc import Mapping

LISTS: Mapping[str, Mapping[str, str]] = {
    "roster": {
        **{"zh-Hans": "参会人员名单", "zh-Hant": "與會人員名單", "ja": "参加者名簿", "ko": "참가자 명단"},
        **{"en": "List of Participants", "ru": "Список участников", "fr": "Liste des participants"},
        **{"de": "Teilnehmerliste", "es": "Lista de participantes", "ar": "قائمة المشاركين"},
    },
    "name": {
        **{"zh-Hans": "姓名", "zh-Hant": "姓名", "ja": "氏名", "ko": "성명", "en": "Name", "ru": "Имя"},
        **{"fr": "Nom", "de": "Name", "es": "Nombre", "ar": "الاسم"},
    },
    "office": {
        **{"zh-Hans": "职务", "zh-Hant": "職務", "ja": "役職", "ko": "직위", "en": "Office", "ru": "Должность"},
        **{"fr": "Fonction", "de": "Amt", "es": "Cargo", "ar": "المنصب"},
    },
    "part": {
        **{"zh-Hans": "身份", "zh-Hant": "身份", "ja": "区分", "ko": "구분", "en": "Capacity", "ru": "Статус"},
        **{"fr": "Qualité", "de": "Eigenschaft", "es": "Calidad", "ar": "الصفة"},
    },
    "name_to_come": {
        **{"zh-Hans": "姓名待报", "zh-Hant": "姓名待報", "ja": "氏名未着", "ko": "성명 미정"},
        **{"en": "Name to be announced", "ru": "Имя будет сообщено", "fr": "Nom à communiquer"},
        **{"de": "Name wird mitgeteilt", "es": "Nombre por comunicar", "ar": "يُعلن الاسم لاحقا"},
    },
    "nobody_yet": {
        **{"zh-Hans": "名单待报", "zh-Hant": "名單待報", "ja": "名簿未着", "ko": "명단 미정"},
        **{"en": "Names to be announced", "ru": "Имена будут сообщены", "fr": "Noms à communiquer"},
        **{"de": "Namen werden mitgeteilt", "es": "Nombres por comunicar", "ar": "تُعلن الأسماء لاحقا"},
    },
    "totals": {
        **{"zh-Hans": "{countries}个国家，{cities}座城市，{people}人"},
        **{"zh-Hant": "{countries}個國家，{cities}座城市，{people}人"},
        **{"ja": "{countries}か国、{cities}都市、{people}名", "ko": "{countries}개국 {cities}개 도시 {people}명"},
        **{"en": "Countries: {countries}, cities: {cities}, participants: {people}"},
        **{"ru": "Стран: {countries}, городов: {cities}, участников: {people}"},
        **{"fr": "Pays : {countries}, villes : {cities}, participants : {people}"},
        **{"de": "Länder: {countries}, Städte: {cities}, Teilnehmende: {people}"},
        **{"es": "Países: {countries}, ciudades: {cities}, participantes: {people}"},
        **{"ar": "الدول: {countries}، المدن: {cities}، المشاركون: {people}"},
    },
}

PARTS: Mapping[str, Mapping[str, str]] = {
    "head": {
        **{"zh-Hans": "团长", "zh-Hant": "團長", "ja": "団長", "ko": "단장", "en": "Head of delegation"},
        **{"ru": "Глава делегации", "fr": "Chef de délégation", "de": "Delegationsleitung"},
        **{"es": "Jefatura de delegación", "ar": "رئيس الوفد"},
    },
    "deputy_head": {
        **{"zh-Hans": "副团长", "zh-Hant": "副團長", "ja": "副団長", "ko": "부단장", "en": "Deputy head"},
        **{"ru": "Заместитель главы", "fr": "Chef adjoint", "de": "Stellvertretende Leitung"},
        **{"es": "Jefatura adjunta", "ar": "نائب رئيس الوفد"},
    },
    "member": {
        **{"zh-Hans": "团员", "zh-Hant": "團員", "ja": "団員", "ko": "단원", "en": "Member", "ru": "Член делегации"},
        **{"fr": "Membre", "de": "Mitglied", "es": "Miembro", "ar": "عضو"},
    },
    "secretary": {
        **{"zh-Hans": "秘书", "zh-Hant": "秘書", "ja": "秘書", "ko": "비서", "en": "Secretary", "ru": "Секретарь"},
        **{"fr": "Secrétaire", "de": "Sekretariat", "es": "Secretaría", "ar": "سكرتير"},
    },
    "interpreter": {
        **{"zh-Hans": "翻译", "zh-Hant": "翻譯", "ja": "通訳", "ko": "통역", "en": "Interpreter", "ru": "Переводчик"},
        **{"fr": "Interprète", "de": "Dolmetschen", "es": "Intérprete", "ar": "مترجم"},
    },
    "security": {
        **{"zh-Hans": "安保", "zh-Hant": "安保", "ja": "警護", "ko": "경호", "en": "Security", "ru": "Охрана"},
        **{"fr": "Sécurité", "de": "Sicherheit", "es": "Seguridad", "ar": "الأمن"},
    },
    "press": {
        **{"zh-Hans": "媒体", "zh-Hant": "媒體", "ja": "報道", "ko": "언론", "en": "Press", "ru": "Пресса"},
        **{"fr": "Presse", "de": "Presse", "es": "Prensa", "ar": "الصحافة"},
    },
    "business": {
        **{"zh-Hans": "企业代表", "zh-Hant": "企業代表", "ja": "企業", "ko": "기업", "en": "Business", "ru": "Бизнес"},
        **{"fr": "Entreprise", "de": "Wirtschaft", "es": "Empresa", "ar": "الأعمال"},
    },
    "spouse": {
        **{"zh-Hans": "配偶", "zh-Hant": "配偶", "ja": "配偶者", "ko": "배우자", "en": "Spouse", "ru": "Супруг(а)"},
        **{"fr": "Conjoint(e)", "de": "Ehepartner(in)", "es": "Cónyuge", "ar": "الزوج(ة)"},
    },
    "guest": {
        **{"zh-Hans": "嘉宾", "zh-Hant": "嘉賓", "ja": "来賓", "ko": "내빈", "en": "Guest", "ru": "Гость"},
        **{"fr": "Invité(e)", "de": "Gast", "es": "Invitado", "ar": "ضيف"},
    },
    "staff": {
        **{"zh-Hans": "工作人员", "zh-Hant": "工作人員", "ja": "事務局", "ko": "운영진", "en": "Staff"},
        **{"ru": "Персонал", "fr": "Personnel", "de": "Mitarbeit", "es": "Personal", "ar": "طاقم العمل"},
    },
}

ATTENDANCE: Mapping[str, Mapping[str, str]] = {
    "online": {
        **{"zh-Hans": "线上", "zh-Hant": "線上", "ja": "オンライン", "ko": "온라인", "en": "online", "ru": "онлайн"},
        **{"fr": "en ligne", "de": "online", "es": "en línea", "ar": "عبر الإنترنت"},
    },
    "video_message": {
        **{"zh-Hans": "视频致辞", "zh-Hant": "視頻致辭", "ja": "ビデオメッセージ", "ko": "영상 메시지"},
        **{"en": "video message", "ru": "видеообращение", "fr": "message vidéo", "de": "Videobotschaft"},
        **{"es": "mensaje en vídeo", "ar": "رسالة مصورة"},
    },
    "written_message": {
        **{"zh-Hans": "书面致辞", "zh-Hant": "書面致辭", "ja": "書面メッセージ", "ko": "서면 메시지"},
        **{"en": "written message", "ru": "письменное обращение", "fr": "message écrit", "de": "Grußwort"},
        **{"es": "mensaje escrito", "ar": "رسالة مكتوبة"},
    },
    "represented": {
        **{"zh-Hans": "委派代表", "zh-Hant": "委派代表", "ja": "代理", "ko": "대리 참석", "en": "represented"},
        **{"ru": "через представителя", "fr": "par un représentant", "de": "vertreten"},
        **{"es": "por representante", "ar": "عبر ممثل"},
    },
    "absent": {
        **{"zh-Hans": "缺席", "zh-Hant": "缺席", "ja": "欠席", "ko": "불참", "en": "absent", "ru": "отсутствует"},
        **{"fr": "absent", "de": "abwesend", "es": "ausente", "ar": "غائب"},
    },
}

ORDERS: Mapping[str, Mapping[str, str]] = {
    "A": {
        **{"zh-Hans": "按友好关系建立先后排序", "zh-Hant": "按友好關係建立先後排序", "ja": "友好関係の締結順"},
        **{"ko": "우호 관계 체결 순", "en": "In order of the length of the relation to the host"},
        **{"ru": "По давности отношений с принимающим городом", "fr": "Par ancienneté de la relation avec l’hôte"},
        **{"de": "Nach Dauer der Beziehung zum Gastgeber", "es": "Por antigüedad de la relación con el anfitrión"},
        **{"ar": "حسب أقدمية العلاقة مع المضيف"},
    },
    "B": {
        **{"zh-Hans": "按团长级别排序", "zh-Hant": "按團長級別排序", "ja": "団長の職位順", "ko": "단장 직급 순"},
        **{"en": "In order of the rank of the heads of delegation", "ru": "По рангу глав делегаций"},
        **{"fr": "Selon le rang des chefs de délégation", "de": "Nach dem Rang der Delegationsleitung"},
        **{"es": "Por rango de las jefaturas de delegación", "ar": "حسب رتب رؤساء الوفود"},
    },
    "C": {
        **{"zh-Hans": "按国家英文名称字母顺序排列", "zh-Hant": "按國家英文名稱字母順序排列"},
        **{"ja": "国名の英語アルファベット順", "ko": "국가 영문명 알파벳순"},
        **{"en": "In English alphabetical order of countries", "ru": "По английскому алфавиту стран"},
        **{"fr": "Dans l’ordre alphabétique anglais des pays", "de": "Nach dem englischen Alphabet der Länder"},
        **{"es": "Por orden alfabético inglés de los países", "ar": "حسب الترتيب الأبجدي الإنجليزي للدول"},
    },
    "D": {
        **{"zh-Hans": "自抽签所定字母起，按国家英文名称字母顺序排列"},
        **{"zh-Hant": "自抽籤所定字母起，按國家英文名稱字母順序排列"},
        **{"ja": "抽選で定めた文字から始まる国名の英語アルファベット順", "ko": "추첨한 글자부터 국가 영문명 알파벳순"},
        **{"en": "In English alphabetical order of countries from the letter drawn"},
        **{"ru": "По английскому алфавиту стран, начиная с буквы, выпавшей по жребию"},
        **{"fr": "Dans l’ordre alphabétique anglais des pays, à partir de la lettre tirée au sort"},
        **{"de": "Nach dem englischen Alphabet der Länder, vom ausgelosten Buchstaben an"},
        **{"es": "Por orden alfabético inglés de los países, desde la letra sorteada"},
        **{"ar": "حسب الترتيب الأبجدي الإنجليزي للدول ابتداء من الحرف المسحوب بالقرعة"},
    },
    "E": {
        **{"zh-Hans": "按城市英文名称字母顺序排列", "zh-Hant": "按城市英文名稱字母順序排列"},
        **{"ja": "都市名の英語アルファベット順", "ko": "도시 영문명 알파벳순"},
        **{"en": "In English alphabetical order of cities", "ru": "По английскому алфавиту городов"},
        **{"fr": "Dans l’ordre alphabétique anglais des villes", "de": "Nach dem englischen Alphabet der Städte"},
        **{"es": "Por orden alfabético inglés de las ciudades", "ar": "حسب الترتيب الأبجدي الإنجليزي للمدن"},
    },
    "F": {
        **{"zh-Hans": "按主办方排定的顺序", "zh-Hant": "按主辦方排定的順序", "ja": "主催者の定めた順"},
        **{"ko": "주최 측이 정한 순서", "en": "In the order set by the organizers"},
        **{"ru": "В порядке, установленном организаторами", "fr": "Dans l’ordre fixé par les organisateurs"},
        **{"de": "In der von den Veranstaltern festgelegten Reihenfolge"},
        **{"es": "En el orden fijado por los organizadores", "ar": "حسب الترتيب الذي وضعه المنظمون"},
    },
}
