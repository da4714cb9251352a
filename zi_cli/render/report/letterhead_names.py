"""The names a letterhead of Word needs: content types, relationships, elements and fields (ECMA-376, and Word's own).

What leads out of the document, holds another document or runs something is left out: altChunk, subDoc, object, control,
movie, attachedTemplate, mailMerge, dataBinding, saveThroughXslt, embedded fonts, framesets, and all deleted field code.
"""

from re import findall

_MAIN = "http://schemas.openxmlformats.org"
_OFFICE = f"{_MAIN}/officeDocument/2006"
_WORD = "http://schemas.microsoft.com/office/word"
W = f"{_MAIN}/wordprocessingml/2006/main"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"

TYPES = {
    "application/vnd.openxmlformats-package.relationships+xml": r"(?:[^/]+/)*_rels/[^/]*\.rels",
    "application/vnd.openxmlformats-package.core-properties+xml": r"docProps/[^/]+\.xml",
    "application/vnd.openxmlformats-officedocument.extended-properties+xml": r"docProps/[^/]+\.xml",
    "application/vnd.openxmlformats-officedocument.custom-properties+xml": r"docProps/[^/]+\.xml",
    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml": r"customXml/[^/]+\.xml",
    "application/vnd.openxmlformats-officedocument.theme+xml": r"word/theme/[^/]+\.xml",
    "application/vnd.ms-word.stylesWithEffects+xml": r"word/[^/]+\.xml",
    "application/xml": r"customXml/[^/]+\.xml",
    **{
        f"{_WML}.{one}+xml": r"word/[^/]+\.xml"
        for one in (
            *("document.main", "styles", "settings", "webSettings", "fontTable", "numbering", "header", "footer"),
            *("footnotes", "endnotes"),
        )
    },
}
"""Content types, and where a part of each may lie."""
PICTURES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif"}
BEGINNINGS = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff", "image/gif": b"GIF8"}
"""What a picture of each kind begins with: Word goes by that, not by the name."""
RELATIONSHIPS = frozenset(
    (
        f"{_MAIN}/package/2006/relationships/metadata/core-properties",
        f"{_MAIN}/package/2006/relationships/metadata/thumbnail",
        "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
        *(
            f"{_OFFICE}/relationships/{one}"
            for one in (
                *(
                    "officeDocument",
                    "extended-properties",
                    "custom-properties",
                    "customXml",
                    "customXmlProps",
                    "styles",
                ),
                *(
                    "settings",
                    "webSettings",
                    "fontTable",
                    "theme",
                    "numbering",
                    "header",
                    "footer",
                    "footnotes",
                    "endnotes",
                ),
                *("image", "hyperlink"),
            )
        ),
    )
)
FIELDS = frozenset(
    (
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "DATE", "TIME", "CREATEDATE", "SAVEDATE", "TITLE", "SUBJECT"),
        *("AUTHOR", "STYLEREF", "REF", "PAGEREF", "NOTEREF", "TOC", "TC", "SEQ", "HYPERLINK"),
    )
)
NAMESPACES = frozenset(
    (
        f"{_MAIN}/package/2006/metadata/core-properties",
        *(f"{_OFFICE}/{one}" for one in ("extended-properties", "custom-properties", "docPropsVTypes", "math")),
        *("http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"),
        *(f"{_MAIN}/drawingml/2006/{one}" for one in ("main", "picture", "wordprocessingDrawing")),
        f"{_MAIN}/markup-compatibility/2006",
        *(f"{_WORD}/{one}/wordml" for one in (2010, 2012, 2018)),
        f"{_WORD}/2015/wordml/symex",
        f"{_WORD}/2016/wordml/cid",
        *(f"{_WORD}/2010/wordprocessing{one}" for one in ("Drawing", "Shape", "Group", "Canvas")),
        *(f"http://schemas.microsoft.com/office/drawing/{year}/main" for year in (2010, 2012, 2014)),
        "http://schemas.microsoft.com/office/thememl/2012/main",
    )
)
"""Whose elements lead nowhere but through a relationship, and relationships have their own list."""
SHAPES = {
    "urn:schemas-microsoft-com:vml": frozenset(
        (
            *(
                "shape",
                "shapetype",
                "group",
                "rect",
                "roundrect",
                "oval",
                "line",
                "polyline",
                "path",
                "formulas",
                "f",
                "fill",
            ),
            *("stroke", "shadow", "textbox", "textpath", "imagedata", "handles", "h", "background"),
        )
    ),
    "urn:schemas-microsoft-com:office:office": frozenset(
        ("lock", "shapelayout", "shapedefaults", "idmap", "extrusion", "callout", "colormru", "colormenu")
    ),
    "urn:schemas-microsoft-com:office:word": frozenset(
        ("wrap", "anchorlock", "bordertop", "borderleft", "borderbottom", "borderright")
    ),
}
_O = "{urn:schemas-microsoft-com:office:office}"
ATTRIBUTES_OF_SHAPES = frozenset(
    (
        *(
            "id",
            "style",
            "type",
            "class",
            "alt",
            "title",
            "coordsize",
            "coordorigin",
            "adj",
            "path",
            "points",
            "from",
            "to",
        ),
        *(
            "fillcolor",
            "filled",
            "strokecolor",
            "stroked",
            "strokeweight",
            "on",
            "color",
            "color2",
            "opacity",
            "opacity2",
        ),
        *(
            "weight",
            "linestyle",
            "joinstyle",
            "endcap",
            "dashstyle",
            "startarrow",
            "endarrow",
            "offset",
            "offset2",
            "origin",
        ),
        *("string", "fitshape", "fitpath", "trim", "textpathok", "gradientshapeok", "limo", "textboxrect", "arrowok"),
        *(
            "connecttype",
            "connectlocs",
            "connectangles",
            "eqn",
            "position",
            "xrange",
            "yrange",
            "polar",
            "switch",
            "inset",
        ),
        *("croptop", "cropbottom", "cropleft", "cropright", "gain", "blacklevel", "grayscale", "bilevel", "chromakey"),
        *(
            "angle",
            "focus",
            "focussize",
            "focusposition",
            "method",
            "rotate",
            "aspect",
            "size",
            "anchorx",
            "anchory",
            "side",
        ),
        *("aspectratio", "text", "shapetype", "rotation", "grouping", "verticies", "insetpen", "arcsize", "wrapcoords"),
        *(
            "print",
            "allowincell",
            "allowoverlap",
            "spidmax",
            "data",
            "ext",
            "shadowok",
            "strokeok",
            "fillok",
            "obscured",
        ),
        *("insetmode", "width", "shadow", "editas"),
        *(
            f"{_O}{one}"
            for one in ("spid", "spt", "ole", "oned", "title", "gfxdata", "allowincell", "allowoverlap", "bullet")
        ),
        *(
            f"{_O}{one}"
            for one in ("connecttype", "connectlocs", "connectangles", "extrusionok", "insetmode", "hr", "hrstd")
        ),
        *(f"{_O}{one}" for one in ("hralign", "hrpct", "hrnoshade", "preferrelative", "relid", "button", "forcedash")),
        "{urn:schemas-microsoft-com:vml}ext",
        f"{{{_OFFICE}/relationships}}id",
    )
)
"""No address among them: a shape's picture lies in the document."""
ELEMENTS = frozenset(
    findall(
        r"\w+",
        """
    document body p pPr r rPr t tab br cr sym ptab noBreakHyphen softHyphen dayShort dayLong monthShort monthLong yearShort
    yearLong pgNum lastRenderedPageBreak separator continuationSeparator footnoteRef endnoteRef annotationRef hdr ftr
    background drawing pict instrText fldChar fldSimple fieldData hyperlink bookmarkStart bookmarkEnd proofErr permStart
    permEnd sdt sdtPr sdtEndPr sdtContent alias tag id lock placeholder docPart docPartObj docPartList docPartGallery
    docPartCategory docPartUnique showingPlcHdr temporary text richText date dateFormat lid storeMappedDataAs calendar
    picture group equation citation bibliography comboBox dropDownList listItem label tabIndex smartTag smartTagPr attr
    ins del delText moveFrom moveTo moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd rPrChange pPrChange
    sectPrChange tblPrChange trPrChange tcPrChange tblGridChange tblPrExChange numberingChange cellIns cellDel cellMerge

    pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr ilvl numId suppressLineNumbers pBdr top left bottom
    right start end between bar insideH insideV tl2br tr2bl shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct
    topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents
    suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle

    rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof vanish webHidden color w
    kern position sz szCs highlight u effect bdr fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath ruby
    rubyPr rubyAlign hps hpsRaise hpsBaseText rt rubyBase dirty

    sectPr headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols
    col formProt vAlign noEndnote titlePg docGrid rtlGutter numFmt numStart numRestart pos footnote endnote
    footnoteReference endnoteReference footnotes endnotes

    tbl tblPr tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW tblCellSpacing tblInd
    tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription tblGrid gridCol tr trPr tblPrEx gridBefore gridAfter
    wBefore wAfter cantSplit trHeight tblHeader hidden tc tcPr tcW gridSpan hMerge vMerge tcBorders noWrap tcMar tcFitText
    hideMark headers header

    styles docDefaults rPrDefault pPrDefault latentStyles lsdException style name aliases basedOn next link autoRedefine
    uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid tblStylePr

    numbering numPicBullet abstractNum abstractNumId nsid multiLevelType tmpl styleLink numStyleLink lvl lvlRestart isLgl
    suff lvlText lvlPicBulletId legacy lvlJc num lvlOverride startOverride numIdMacAtCleanup

    fonts font altName panose1 charset family notTrueType pitch sig

    settings writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries
    displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts
    embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader
    bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState
    formsDesign linkStyles stylePaneFormatFilter stylePaneSortMethod documentType revisionView trackRevisions
    doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet
    defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength
    clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets
    drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery
    displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin
    drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne
    strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema
    saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly
    showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults compat docVars docVar rsids rsidRoot
    themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions
    caption autoCaptions autoCaption readModeInkLockDown smartTagType shapeDefaults doNotEmbedSmartTags decimalSymbol
    listSeparator compatSetting useSingleBorderforContiguousCells wpJustification noTabHangInd noLeading
    spaceForUL noColumnBalance balanceSingleByteDoubleByteWidth noExtraLineSpacing doNotLeaveBackslashAlone ulTrailSpace
    doNotExpandShiftReturn spacingInWholePoints lineWrapLikeWord6 printBodyTextBeforeHeader printColBlack wpSpaceWidth
    showBreaksInFrames subFontBySize suppressBottomSpacing suppressTopSpacing suppressSpacingAtTopOfPage
    suppressTopSpacingWP suppressSpBfAfterPgBrk swapBordersFacingPages convMailMergeEsc truncateFontHeightsLikeWP6
    mwSmallCaps usePrinterMetrics doNotSuppressParagraphBorders wrapTrailSpaces footnoteLayoutLikeWW8
    shapeLayoutLikeWW8 alignTablesRowByRow forgetLastTabAlignment adjustLineHeightInTable autoSpaceLikeWord95
    noSpaceRaiseLower doNotUseHTMLParagraphAutoSpacing layoutRawTableWidth layoutTableRowsApart useWord97LineBreakRules
    doNotBreakWrappedTables doNotSnapToGridInCell selectFldWithFirstOrLastChar applyBreakingRules doNotWrapTextWithPunct
    doNotUseEastAsianBreakRules useWord2002TableStyleRules growAutofit useFELayout useNormalStyleForList
    doNotUseIndentAsNumberingTabStop useAltKinsokuLineBreakRules allowSpaceOfSameStyleInTable doNotSuppressIndentation
    doNotAutofitConstrainedTables autofitToFirstFixedWidthCell underlineTabInNumList displayHangulFixedWidth
    splitPgBreakAndParaMark doNotVertAlignCellWithSp doNotBreakConstrainedForcedTable doNotVertAlignInTxbx
    useAnsiKerningPairs cachedColBalance

    webSettings divs div blockQuote bodyDiv marLeft marRight marTop marBottom divBdr divsChild encoding optimizeForBrowser
    relyOnVML allowPNG doNotRelyOnCSS doNotSaveAsSingleFile doNotOrganizeInFolder doNotUseLongFileNames pixelsPerInch
    targetScreenSz txbxContent ffData enabled calcOnExit helpText statusText checkBox textInput default checked size
    """,
    )
)
