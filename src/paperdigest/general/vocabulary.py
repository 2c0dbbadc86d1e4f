"""The words by which the general dialects classify text: data, no code.

Labels that all dialects know are in `paperdigest.normalize.labels`. The labels and headers here are those of lists
that people keep by hand.
"""

from __future__ import annotations

from paperdigest.normalize.labels import FIELDS, LABELS
from paperdigest.normalize.spaces import word_set

#: Abbreviations of venues, in capitals.
VENUES = word_set(
    """
    AAAI ACL NAACL EACL EMNLP COLING CONLL TACL AACL LREC ICLR ICML NEURIPS NIPS AISTATS UAI COLT JMLR TMLR PAMI TPAMI
    IJCV CVPR ICCV ECCV CVPRW ICCVW ECCVW WACV BMVC ACCV 3DV SIGGRAPH TOG TVCG ICASSP INTERSPEECH TASLP SLT ASRU ISMIR
    SPL TSP KDD SIGKDD WWW WSDM SIGIR CIKM RECSYS ECIR TKDE TKDD VLDB PVLDB SIGMOD PODS ICDE EDBT ICDM SDM PAKDD ECML
    PKDD IJCAI AAMAS ICAPS CORL RSS ICRA IROS RAL RA-L HRI HUMANOIDS TRO T-RO IJRR CHI UIST CSCW IUI UBICOMP IMWUT DIS
    OOPSLA PLDI POPL ICFP ASPLOS ISCA MICRO HPCA OSDI SOSP NSDI SIGCOMM ATC EUROSYS FAST MLSYS SC PPOPP CGO CC PACT SOCC
    DAC ICCAD DATE TACO HPDC IPDPS ICS SPAA TPDS CCS NDSS USENIX S&P SP EUROS&P RAID ACSAC PETS TIFS TDSC CRYPTO
    EUROCRYPT ASIACRYPT CHES TCC ASIACCS DSN ICSE FSE ESEC ASE ISSTA TSE TOSEM EMSE MSR ICSME SANER ICPC ICST JSS PLOS
    NATURE SCIENCE CELL PNAS MICCAI MIDL ISBI TMI MEDIA MIA JBHI IPMI NEUROIMAGE RADIOLOGY BIOINFORMATICS PRL PRX PRD PRE
    PRB PRA JHEP APJ APJL MNRAS AUTOMATICA TAC CDC ACC L4DC IFAC IEEE ACM SPRINGER ELSEVIER TIP TMM TCSVT TNNLS TCYB
    TOMM ACMMM MM ICME ICIP PR NN NEUCOM AIJ JAIR AIR CSUR TIST TOIS TWEB ISWC ESWC ECAI KR SAT CAV TACAS FM ITP VTC ICC
    GLOBECOM INFOCOM MOBICOM MOBISYS SENSYS IPSN JSAC TWC TVT IOTJ TITS IV ITSC TIV ICDAR ICPR ICANN IJCNN ESANN GECCO
    CEC TEVC LOG FACCT AIES FAT* EAAI SIGCSE ICAIF ALT STOC FOCS SODA ICALP ITCS ICB FG TBIOM IJCB ICMR ICMI ACII COLM
    BIGDATA DSAA HCOMP IJCNLP WMT SEMEVAL STARSEM NLPCC CCL *ACL ISSRE APSEC ICWS ICSOC LCTES DEBS SIGMETRICS IMC
    IGARSS TGRS GRSL JSTARS ISPRS TMECH TASE RO-MAN ISRR WAFR ISER AIIDE COG ALIFE PPSN FOGA EUROGP EUROGRAPHICS CGF VRST
    ISMAR ICCP CHIIR ICTIR SIGIR-AP DASFAA UMAP ICWSM WEBSCI LAK EDM AIED ICALT AMIA JAMIA JBI ISMB RECOMB PSB BIBM NAR
    TBME EMBC ISMRM SPIE WASPAA DCASE DAFX ICMC NIME APSIPA MLSP EUSIPCO ODYSSEY QIP PRXQ NJP ASONAM HOTSTORAGE MSST
    SYSTOR MASCOTS MIDDLEWARE ICDCS ICPP EURO-PAR CCGRID TOCS TODS TOPLAS ECOOP SLE ESOP VMCAI ESEM ICSA SEAMS NFM CPP
    IJCAR CADE LICS CONCUR RTSS RTAS ECRTS EMSOFT EWSN PERCOM ESORICS PKC CSF WISEC SOUPS WOOT ARES SOCG ESA STACS PODC
    DISC CIDR TCSS TKDD TNSM JMIR NAACL-HLT EMNLP-IJCNLP ACL-IJCNLP TSLP
    CONEXT HOTNETS HOTOS MEMSYS ISPASS IISWC FPGA FCCM FPL ISLPED ISSCC VLSI JOSS MLHC CHIL HPEC SIGSPATIAL TVLSI TCAD
    """
)
#: Words in the names of venues.
VENUE_WORDS = word_set(
    "Conference Proceedings Proc Journal Transactions Trans Workshop Workshops Symposium Advances Letters Annals"
    " Bulletin Nature Science Cell Bioinformatics Genomics PLOS PLoS BMC eLife Findings J IEEE ACM Springer Elsevier"
    " Magazine Press Int Conf Phys Chem Commun Lett Rev Review Reviews Quarterly Lancet JAMA"
)

#: Words in the labels of links.
LABEL_WORDS = word_set(
    """
    paper papers pdf code codes arxiv github gitlab project projects link links website site web page pages homepage
    webpage video videos slide slides blog post html data dataset datasets demo abs abstract doi openreview poster talk
    model models weights codebase repo repository url here supp supplementary supplement appendix bibtex bib tex source
    review reviews note notes hf hugging face huggingface tweet twitter thread colab media tensorflow pytorch torch keras
    jax tf official unofficial implementation reimplementation re-implementation home pwc with scholar semantic kimi
    alphaxiv alpha download read more details back top to star stars youtube full text preprint journal conference
    publisher acm ieee springer cvf thecvf pmlr acl report tech technical presentation recording workshop version extended
    long ppt cite citation news medium zhihu csdn doc docs documentation toolkit package python matlab julia gallery
    wiki license readme click see my our the view and of for on in publication article audio samples image images figure
    figures checkpoints checkpoint card api podcast interview biorxiv medrxiv pubmed ssrn hal chemrxiv springerlink x
    title authors date venue year original mirror dl nips neurips iclr icml author author's ps published sm s2 base fulltext file online access open
    论文 代码 链接 项目 主页 数据集 解读 视频 原文 阅读 详情 摘要 笔记 知乎 下载 全文 翻译 论文链接 代码链接 项目主页 开源
    論文 コード リンク 詳細 原論文 実装 スライド 動画 こちら 논문 코드 링크 바로가기 원문 요약 발표 자료 영상 리뷰 보기
    artikel länk kod sida projekt
    """
)

#: The field of each label, in addition to those of `paperdigest.normalize.labels`.
MORE_LABELS = {
    "in": "venue",
    "von": "authors",
    "av": "authors",
    "autoren": "authors",
    "författare": "authors",
    "tidskrift": "venue",
    "konferens": "venue",
    "titel": "title",
    "titre": "title",
    "título": "title",
    "auteurs": "authors",
    "autores": "authors",
    "år": "published",
    "jahr": "published",
    "année": "published",
    "año": "published",
    "ano": "published",
    "revue": "venue",
    "revista": "venue",
    "zeitschrift": "venue",
    **dict.fromkeys(
        ("论文名称", "论文标题", "论文题目", "文章标题", "paper title", "paper name", "论文名"), "title"
    ),
    **dict.fromkeys(("论文作者", "文章作者"), "authors"),
    **dict.fromkeys(
        ("论文源码地址", "源码地址", "代码地址", "项目+代码", "project+code", "pdf+code", "project/code"),
        "code",
    ),
    **dict.fromkeys(
        (
            "presenter",
            "presented by",
            "speaker",
            "발표자",
            "발표",
            "发表者",
            "主讲人",
            "报告人",
            "分享人",
            "発表者",
            "担当",
            "担当者",
            "読む人",
        ),
        "presenter",
    ),
    **dict.fromkeys(("メモ", "memo", "备注", "메모", "비고", "感想", "コメント", "läsanteckning"), "comment"),
}

# The headers of columns by field, in addition to the labels of fields.
_HEADERS = {
    "title": "paper name|name of paper|paper title & authors|titel|论文名|论文名称|論文名|논문명|publication title|题名|タイトル（原題）|titre",
    "authors": "first author|firstauthor|names|author names|writers|第一作者|著者等|저자 목록|författare|first author & affiliation",
    "affiliation": "institute(s)|org|team|lab|country|group|company/university|发表单位",
    "presenter": "presenter|presenters|speaker|speakers|host|发表者|讲者|分享人|主讲人|报告人|発表者|担当|担当者|발표자|발제자|발표|föredragshållare",
    "published": "time|year|years|pub. date|publish|publish_date|publication year|year/month|month|ym|pub date|年|年月|年度|发表年份|上线时间|연도|년도|발행 연월|발표 연도|게재일|år|datum",
    "venue": "publisher|pub|pub.|conf|conf.|where|source venue|journal/conference|venue/year|venue & year|booktitle|outlet|j/c|publication venue|proceedings|出处|论文出处|来源|级别|学会・雑誌|会議名|出典|학회/저널|발표처|게재처|tidskrift|konferens|published at|published|conference / journal|publicerad i|källa|erschienen in|veröffentlicht in|publié dans|appeared in|published in|konferenz/journal|publicado en|publication",
    "paper": "paper|papers|论文|文献|論文|논문|paper & code|paper/code|paper name & link|article|articles",
    "links": "link|links|url|links/resources|resource|source|id|read|view|openreview|doi|资料|文献链接|資料|자료|länk|länkar|material",
    "code": "github repo|code/project|project/code|code url|code & data|repo|stars|star|official|unofficial|pytorch|tensorflow|project|page|website|web|home|data|dataset|datasets|demo|video|slides|poster|blog|model|models|weights|media|talk|supp|bibtex|视频|ppt|スライド|動画|발표자료|영상|kod",
    "summary": "tldr|tl;dr|contribution|contributions|main idea|key idea|key contribution|one-liner|takeaway|takeaways|intro|brief intro|comments on|short summary|核心贡献|主要内容|内容|亮点|一言|コメント要約|内容紹介|한줄요약|beskrivning|sammanfattning|introduction|about|what",
    "tags": "type|types|label|labels|modality|taxonomy|domain|method type|类型|种类|分类标签|種類|유형|분야/태스크|ämne|section|track|session",
}
#: The field of each header of a column, by lower-case header.
HEADERS: dict[str, str] = dict(FIELDS)
for _field, _names in _HEADERS.items():
    HEADERS.update(dict.fromkeys(_names.split("|"), _field))

#: The field of each emoji that replaces a label.
EMOJI_FIELDS = {
    "👥": "authors",
    "👤": "authors",
    "✍": "authors",
    "📅": "published",
    "🗓": "published",
    "🏷": "tags",
}

#: Labels that name no field: their values go to `extra`.
OTHER_LABELS = word_set(
    "score relevance novelty sources source matched type updated rating rank status reason why citation cite"
)

#: Fields whose labels show that the text above is a paper.
TELLING_FIELDS = frozenset(
    {
        "authors",
        "abstract",
        "arxiv_id",
        "doi",
        "url",
        "pdf",
        "venue",
        "published",
        "summary",
        "translation",
        "tldr",
    }
)
#: Fields of prose, whose values may have several lines.
PROSE_FIELDS = frozenset(
    {
        "abstract",
        "summary",
        "translation",
        "tldr",
        "motivation",
        "method",
        "results",
        "conclusion",
        "follow_up",
    }
)
#: Fields of links.
LINK_FIELDS = frozenset({"url", "pdf", "code", "project", "links"})

#: Words that are in no name of a person.
NO_NAMES = word_set(
    """
    learning network networks neural model models language large vision data survey generation image video robot towards
    toward analysis system systems detection segmentation training transformer transformers attention reasoning agent
    agents diffusion graph adaptive optimization using based with for from via under without conference journal
    university institute school research laboratory google microsoft meta tutorial introduction methods theory control
    planning framework benchmark efficient scalable the of in on to proceedings workshop a an is are and how what why
    deep machine reinforcement memory knowledge multi self zero few fast open source code paper available time series
    """
)
#: Words that titles share with prose.
FUNCTION_WORDS = word_set(
    "the a of for and with in on to via from by using is are at as into an or under towards toward how what"
)
#: Words that no title ends with.
ENDLESS_WORDS = word_set(
    "a an and at between by for from of or our the this to toward towards using via with"
)
#: Words of prose that are hardly ever in a title.
PROSE_WORDS = word_set(
    "you i we this these those please here see that is are was were have has will can be our us if your my it its they there"
)
#: Words in the headings of sections without papers.
NO_PAPERS = word_set(
    """
    contents toc tools tool software library libraries package packages toolkit toolkits framework frameworks blog blogs
    course courses tutorial tutorials video videos news contributing contribution contributors license acknowledgement
    acknowledgements acknowledgments acknowledgment citation citing people community communities jobs installation usage
    changelog projects repositories websites products startups companies newsletters podcasts contact sponsors faq
    statistics instructions updates star history bibtex books prompt prompts repos lectures talks competitions
    datasets dataset data benchmarks simulators hardware elsewhere resources editors tips media coverage press demos
    researchers teams groups labs
    目录 致谢 引用 贡献 目次 목차 工具与数据集 工具 数据集 ツール 도구 资源 课程 教程 书单 书籍 博客 视频 项目 友情链接 資料 자료
    """
)
#: Last words of the headings of sections without papers.
OTHER_SECTIONS = word_set(
    """
    tools software libraries packages toolkits toolboxes books textbooks courses lectures tutorials videos blogs posts
    challenges competitions leaderboards products materials websites companies startups communities resources demos
    simulators events talks podcasts newsletters repositories contributors license acknowledgements
    """
)
#: Words that show that a text lists papers.
PAPER_WORDS = (
    "paper", "arxiv", "publication", "conference", "literature", "reading list", "reading group", "proceedings", "accepted",
    "bibliograph", "preprint", "doi", "journal", "论文", "文献", "論文", "논문", "artiklar", "läslista", "references",
)  # fmt: skip
#: Words that end the text before a title: "code for 2030 paper: Tidal Nets".
PAPER_ENDS = ("paper", "论文", "論文", "논문")
#: Headers and labels of links to a paper.
PAPER_NAMES = word_set("paper papers 论文 論文 논문 pdf publications preprints articles artiklar")

#: Parts of hosts of papers, in addition to those that `normalize.identifiers` knows.
PAPER_HOSTS = (
    "arxiv.org", "doi.org", "openreview.net", "aclanthology", "aclweb.org", "biorxiv", "medrxiv", "pubmed", "ncbi.nlm.nih",
    "thecvf.com", "proceedings", "semanticscholar", "ieeexplore", "dl.acm",
    "alphaxiv", "papers.nips", "ecva.net", "jmlr.org", "usenix.org", "sciencedirect", "springer", "nature.com",
    "science.org", "mdpi.com", "isca-speech", "isca-archive", "aaai.org", "ssrn.com", "hal.science", "archives-ouvertes",
    "eprint.iacr", "paperswithcode.com", "sciencemag", "wiley.com", "tandfonline", "cell.com", "pnas.org",
    "frontiersin", "roboticsproceedings", "ijcai.org", "citeseer", "oup.com", "plos.org", "plosone", "chemrxiv", "iclr.cc/virtual",
    "neurips.cc", "emergentmind", "scholar.google", "inspirehep", "iopscience",
    "aps.org", "sagepub", "acs.org", "rsc.org", "jstage", "cinii", "dbpia", "kci.go.kr", "diva-portal", "cnki", "osf.io",
    "degruyter", "cambridge.org", "jstor.org", "elifesciences", "bmj.com", "thelancet", "nejm.org", "jamanetwork",
    "academic.oup", "annualreviews", "worldscientific", "spiedigital", "optica.org", "aip.org", "agupubs", "copernicus.org",
    "europepmc", "oxfordjournals", "ceur-ws", "dagstuhl", "projecteuclid", "epubs.siam", "nber.org", "econstor", "philpapers",
    "hindawi", "karger.com", "liebertpub", "emerald.com", "royalsociety", "psycnet", "eric.ed.gov", "hdl.handle.net",
    "f1000research", "peerj.com", "scitepress", "joss.theoj", "distill.pub", "asmedigital", "ascelibrary", "scielo",
    "biomedcentral", "researchsquare", "psyarxiv", "eartharxiv", "techrxiv", "preprints.org", "ar5iv", "ams.org",
    "icml.cc", "ndss-symposium", "vldb.org", "computer.org", "mlr.press", "mitpress", "escholarship",
)  # fmt: skip
#: Parts of the paths of papers on any host.
PAPER_PATHS = ("/papers/", "/paper/", "/publication")
#: Parts of hosts that hardly ever have a paper.
OTHER_HOSTS = (
    "github.com", "github.io", "youtube", "youtu.be", "twitter.com", "linkedin", "shields.io", "zhihu",
    "medium.com", "discord", "slack.com", "t.me", "wechat", "mp.weixin", "colab.research", "kaggle",
    "bilibili", "wikipedia", "amazon.", "coursera", "reddit", "pypi.org", "npmjs", "star-history", "awesome.re",
)  # fmt: skip

ALL_LABELS = frozenset(FIELDS) | frozenset(label.casefold() for labels in LABELS.values() for label in labels)
