"""The query that gives the rows of each chart, to ask it again or to take the rows away."""

from typing import Final

from jinshan_kg.namespaces import CONCEPT, JK, PREFIXES

_HEAD: Final = f"""PREFIX jk:   <{JK}>
PREFIX rdfs: <{PREFIXES["rdfs"]}>
PREFIX statistic: <{CONCEPT}statistic/>
"""

ALL: Final = f"""{_HEAD}
SELECT ?figure ?name ?subject ?metric ?value ?unit ?period ?status ?precision WHERE {{
  ?figure a jk:Observation ; rdfs:label ?name ; jk:subject ?subject ; jk:metric ?metric ;
          jk:value ?value ; jk:unit ?unit ; jk:period ?period .
  OPTIONAL {{ ?figure jk:status ?status }}
  OPTIONAL {{ ?figure jk:precision ?precision }}
  FILTER(LANG(?name) = "en")
}}
ORDER BY ?subject ?metric ?figure
"""
"""Every figure."""

BEFORE_AND_AFTER: Final = f"""{_HEAD}
SELECT ?figure ?name ?before ?after ?unit WHERE {{
  ?figure jk:baseline ?baseline ; jk:value ?after ; jk:unit ?unit ; rdfs:label ?name .
  ?baseline jk:value ?before .
  FILTER NOT EXISTS {{ ?figure jk:formula ?formula }}   # printed, not computed
  FILTER(LANG(?name) = "en")
}}
ORDER BY ?figure
"""
"""The printed figures that are compared with an earlier one."""

GROWTH: Final = f"""{_HEAD}
SELECT ?figure ?name ?value WHERE {{
  ?figure a jk:Observation ; jk:metric/jk:statistic statistic:growth-rate ; jk:value ?value ;
          rdfs:label ?name .
  FILTER NOT EXISTS {{ ?figure jk:formula ?formula }}
  FILTER(LANG(?name) = "en")
}}
ORDER BY DESC(?value)
"""
"""The rates of growth."""

SHARES: Final = f"""{_HEAD}
SELECT ?figure ?name ?value ?whole WHERE {{
  ?figure a jk:Observation ; jk:metric ?metric ; jk:value ?value ; rdfs:label ?name .
  ?metric jk:statistic statistic:share .
  OPTIONAL {{ ?metric jk:shareOf ?whole }}
  FILTER NOT EXISTS {{ ?figure jk:formula|jk:baseline ?other }}
  FILTER NOT EXISTS {{ ?later jk:baseline ?figure }}
  FILTER(LANG(?name) = "en")
}}
ORDER BY DESC(?value)
"""
"""The shares of a whole, without those that make a pair."""

SINCE: Final = f"""{_HEAD}PREFIX xsd:  <{PREFIXES["xsd"]}>

SELECT ?figure ?name ?value ?unit WHERE {{
  ?figure a jk:Observation ; jk:metric/jk:statistic ?statistic ; jk:value ?value ;
          jk:unit ?unit ; jk:period ?period ; rdfs:label ?name .
  VALUES ?statistic {{ statistic:count statistic:level }}
  ?period jk:from "2015"^^xsd:gYear .
  FILTER NOT EXISTS {{ ?period jk:to ?end }}
  FILTER NOT EXISTS {{ ?figure jk:formula ?formula }}
  FILTER(LANG(?name) = "en")
}}
ORDER BY ?figure
"""
"""What has been done since 2015."""

TIMELINE: Final = f"""{_HEAD}
SELECT ?figure ?name ?from ?to WHERE {{
  ?figure a jk:Observation ; jk:period ?period ; rdfs:label ?name .
  ?period jk:from ?from .
  OPTIONAL {{ ?period jk:to ?to }}
  FILTER NOT EXISTS {{ ?figure jk:formula ?formula }}
  FILTER(LANG(?name) = "en")
}}
ORDER BY STR(?from) ?figure
"""
"""The figures whose period has a beginning."""
